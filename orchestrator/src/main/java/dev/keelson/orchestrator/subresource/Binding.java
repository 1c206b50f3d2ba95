package dev.keelson.orchestrator.subresource;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.status.FieldError;
import dev.keelson.orchestrator.status.Refusals;
import java.util.List;

/** Gives a pod to a node (registry/core/pod's BindingREST). */
public final class Binding {
  private static final String CONDITION = "PodScheduled";

  private Binding() {}

  /**
   * The pod, bound.
   *
   * @param now RFC 3339, for the condition
   * @throws dev.keelson.orchestrator.status.Refusal 409 when the pod is bound or ends, 422 when the binding has no node
   */
  public static ObjectNode applied(ObjectNode pod, ObjectNode binding, String now) {
    var name = pod.path("metadata").path("name").asText("");
    var node = binding.path("target").path("name").asText("");
    check(binding, name, node);
    if (pod.path("metadata").hasNonNull("deletionTimestamp")) {
      throw Refusals.conflict("", "pods/binding", name,
          "pod " + name + " is being deleted, cannot be assigned to a host");
    }
    var bound = pod.path("spec").path("nodeName").asText("");
    if (!bound.isEmpty()) {
      throw Refusals.conflict("", "pods/binding", name,
          "pod " + name + " is already assigned to node \"" + bound + "\"");
    }
    if (!pod.path("spec").path("schedulingGates").isEmpty()) {
      throw Refusals.conflict("", "pods/binding", name, "pod " + name + " has non-empty .spec.schedulingGates");
    }
    var assigned = pod.deepCopy();
    assigned.withObjectProperty("spec").put("nodeName", node);
    var annotations = binding.path("metadata").path("annotations");
    if (!annotations.isEmpty()) {
      assigned.withObjectProperty("metadata").withObjectProperty("annotations").setAll((ObjectNode) annotations);
    }
    scheduled(assigned.withObjectProperty("status"), now);
    return assigned;
  }

  private static void check(ObjectNode binding, String name, String node) {
    var kind = binding.path("target").path("kind").asText("");
    if (!kind.isEmpty() && !kind.equals("Node")) {
      throw Refusals.invalid("", "Binding", name,
          List.of(FieldError.notSupported("target.kind", kind, List.of("Node", "<empty>"))));
    }
    if (node.isEmpty()) {
      throw Refusals.invalid("", "Binding", name, List.of(FieldError.required("target.name", "")));
    }
  }

  private static void scheduled(ObjectNode status, String now) {
    var conditions = status.withArrayProperty("conditions");
    for (var condition : conditions) {
      if (condition instanceof ObjectNode known && known.path("type").asText().equals(CONDITION)) {
        known.removeAll();
        describe(known, now);
        return;
      }
    }
    describe(conditions.addObject(), now);
  }

  private static void describe(ObjectNode condition, String now) {
    condition.put("type", CONDITION).put("status", "True").putNull("lastProbeTime").put("lastTransitionTime", now);
  }
}
