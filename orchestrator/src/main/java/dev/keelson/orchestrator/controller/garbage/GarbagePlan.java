package dev.keelson.orchestrator.controller.garbage;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.controller.garbage.Step.Policy;
import dev.keelson.orchestrator.object.Metadata;
import java.util.List;
import java.util.Map;

/** Decides about one object, as Kubernetes' garbage collector does. */
final class GarbagePlan {
  private GarbagePlan() {}

  /**
   * The step for an object that is not being deleted, or that waits for its dependents.
   *
   * @param object as the server has it
   * @param owners how each owner that it names stands, by uid
   * @param dependents those that name it as their owner
   */
  static Step step(ObjectNode object, Map<String, Standing> owners, List<ObjectNode> dependents) {
    if (owners.isEmpty() || owners.containsValue(Standing.INVALID)) {
      return new Step.Nothing();
    }
    if (owners.containsValue(Standing.SOLID)) {
      var others = OwnerReference.of(object).stream().map(OwnerReference::uid)
          .filter(uid -> owners.get(uid) != Standing.SOLID).toList();
      return others.isEmpty() ? new Step.Nothing() : new Step.DropOwners(others);
    }
    if (owners.containsValue(Standing.WAITING) && !dependents.isEmpty()) {
      // When one of those it owns is itself waiting, this may be a circle, in which all would wait for ever.
      return new Step.DeleteInForeground(dependents.stream().anyMatch(Finalizers::isDeletingDependents));
    }
    return new Step.Delete(policy(Metadata.finalizers(object)));
  }

  /** Those for which the deletion of their owner waits. */
  static List<ObjectNode> blocking(ObjectNode owner, List<ObjectNode> dependents) {
    var uid = Metadata.uid(owner);
    return dependents.stream()
        .filter(dependent -> OwnerReference.of(dependent).stream()
            .anyMatch(reference -> reference.uid().equals(uid) && reference.blocks()))
        .toList();
  }

  /** As a deletion before has asked for. */
  private static Policy policy(List<String> finalizers) {
    if (finalizers.contains(Finalizers.ORPHAN)) {
      return Policy.ORPHAN;
    }
    return finalizers.contains(Finalizers.FOREGROUND) ? Policy.FOREGROUND : Policy.BACKGROUND;
  }
}
