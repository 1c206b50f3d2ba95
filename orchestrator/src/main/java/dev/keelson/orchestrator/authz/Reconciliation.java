package dev.keelson.orchestrator.authz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * Brings the objects of {@link BootstrapPolicy} up to date at a start: what is missing in them is added, what operators
 * added stays, and what says {@code autoupdate: "false"} is left alone.
 */
public final class Reconciliation {
  /** What to do with an object. */
  public sealed interface Step {
    /** It is as it should be, or not ours to change. */
    record Keep() implements Step {}

    /** Write it; it keeps the identity and the version of the one there is. */
    record Write(ObjectNode object) implements Step {}

    /** Delete the one there is and create this: what a binding gives cannot be changed. */
    record Replace(ObjectNode object) implements Step {}
  }

  private static final Step KEEP = new Step.Keep();

  private Reconciliation() {}

  /** What to do when there is an object of that name; when there is none, it is created as the policy has it. */
  public static Step step(BootstrapPolicy.Item wanted, ObjectNode there) {
    if (there.path("metadata").path("annotations").path(RbacObjects.AUTOUPDATE).asText().equals("false")) {
      return KEEP;
    }
    return wanted.kind().isBinding() ? binding(wanted.object(), there) : role(wanted.object(), there);
  }

  private static Step role(ObjectNode wanted, ObjectNode there) {
    var result = there.deepCopy();
    boolean changed = addMetadata(wanted, result);
    if (Aggregation.isAggregated(wanted)) {
      changed |= addAll(wanted.path("aggregationRule"), result.withObject("/aggregationRule"), "clusterRoleSelectors");
    } else {
      for (var rule : Coverage.missing(Rule.all(there), Rule.all(wanted))) {
        result.withArray("rules").add(rule.toJson());
        changed = true;
      }
    }
    return changed ? new Step.Write(result) : KEEP;
  }

  private static Step binding(ObjectNode wanted, ObjectNode there) {
    if (!RoleRef.of(wanted).equals(RoleRef.of(there))) {
      var fresh = wanted.deepCopy();
      addAll(there, fresh, "subjects");
      return new Step.Replace(fresh);
    }
    var result = there.deepCopy();
    boolean changed = addMetadata(wanted, result);
    changed |= addAll(wanted, result, "subjects");
    return changed ? new Step.Write(result) : KEEP;
  }

  private static boolean addMetadata(JsonNode wanted, ObjectNode result) {
    boolean changed = false;
    for (var field : new String[] {"labels", "annotations"}) {
      for (var one : wanted.path("metadata").path(field).properties()) {
        if (!one.getValue().equals(result.path("metadata").path(field).path(one.getKey()))) {
          result.withObject("/metadata/" + field).set(one.getKey(), one.getValue());
          changed = true;
        }
      }
    }
    return changed;
  }

  private static boolean addAll(JsonNode from, ObjectNode to, String list) {
    boolean changed = false;
    for (var item : from.path(list)) {
      if (find(to.path(list), item).isEmpty()) {
        to.withArray(list).add(item.deepCopy());
        changed = true;
      }
    }
    return changed;
  }

  private static Optional<JsonNode> find(JsonNode list, JsonNode item) {
    for (var one : list) {
      if (one.equals(item)) {
        return Optional.of(one);
      }
    }
    return Optional.empty();
  }
}
