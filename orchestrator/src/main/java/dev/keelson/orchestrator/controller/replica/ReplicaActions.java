package dev.keelson.orchestrator.controller.replica;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.client.ObjectKey;
import dev.keelson.orchestrator.controller.ControllerContext;
import dev.keelson.orchestrator.controller.pods.Expectations;
import dev.keelson.orchestrator.controller.pods.PodWriter;
import dev.keelson.orchestrator.controller.pods.SlowStart;
import dev.keelson.orchestrator.controller.pods.Templates;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Carries out what {@link ReplicaPlan} says, and notes what is to be seen of it. */
final class ReplicaActions {
  private final PodWriter pods;
  private final Expectations expectations;

  ReplicaActions(ControllerContext context, Expectations expectations) {
    this.pods = new PodWriter(context.client(), context.events());
    this.expectations = expectations;
  }

  /** What went wrong; empty when all was done. */
  Optional<RuntimeException> carryOut(ReplicaPlan.Step step, ObjectNode owner) {
    return switch (step) {
      case ReplicaPlan.Step.Nothing() -> Optional.empty();
      case ReplicaPlan.Step.Create(var count) -> create(owner, count);
      case ReplicaPlan.Step.Delete(var surplus) -> delete(owner, surplus);
    };
  }

  private Optional<RuntimeException> create(ObjectNode owner, int count) {
    var pod = Templates.pod(owner.path("spec").path("template"), owner);
    var key = ObjectKey.of(owner);
    Runnable creation = () -> expectations.created(key, pods.create(pod.deepCopy(), owner));
    // In a namespace that ends, nothing is missed and nothing can be created.
    return SlowStart.run(Collections.nCopies(count, creation)).failure()
        .filter(failure -> !PodWriter.isNamespaceEnding(failure));
  }

  private Optional<RuntimeException> delete(ObjectNode owner, List<ObjectNode> surplus) {
    var key = ObjectKey.of(owner);
    List<Runnable> deletions = surplus.stream().<Runnable>map(pod -> () -> {
      pods.delete(pod, owner);
      expectations.deleted(key, pod);
    }).toList();
    return SlowStart.all(deletions).stream().findFirst();
  }
}
