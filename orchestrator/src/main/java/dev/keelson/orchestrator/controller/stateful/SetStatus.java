package dev.keelson.orchestrator.controller.stateful;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.controller.pods.Pods;
import dev.keelson.orchestrator.object.Metadata;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;

/** The status of a stateful set, from what was observed. */
final class SetStatus {
  private SetStatus() {}

  static ObjectNode of(SetPlan.Observed observed, int collisions) {
    var set = observed.set();
    var status = JsonNodeFactory.instance.objectNode();
    int replicas = observed.pods().size();
    int ready = count(observed, SetPod::isRunningAndReady);
    int updated = count(observed, pod -> !pod.isTerminating() && pod.revision().equals(observed.update()));
    int current = count(observed, pod -> !pod.isTerminating() && pod.revision().equals(observed.current()));
    boolean complete = !set.updatesOnDelete()
        && updated == set.replicas() && ready == set.replicas() && replicas == set.replicas();
    status.put("observedGeneration", Metadata.generation(set.object()));
    status.put("replicas", replicas);
    number(status, "readyReplicas", ready);
    number(status, "currentReplicas", complete ? updated : current);
    number(status, "updatedReplicas", updated);
    status.put("currentRevision", complete ? observed.update() : observed.current());
    status.put("updateRevision", observed.update());
    status.put("collisionCount", collisions);
    status.put("availableReplicas", count(observed, observed::isAvailable));
    var conditions = set.object().path("status").path("conditions");
    if (!conditions.isEmpty()) {
      status.set("conditions", conditions.deepCopy());
    }
    return status;
  }

  private static int count(SetPlan.Observed observed, Predicate<SetPod> kind) {
    return (int) observed.pods().values().stream().filter(kind).count();
  }

  /** Left out when zero, as Go does it. */
  private static void number(ObjectNode status, String field, int value) {
    if (value != 0) {
      status.put(field, value);
    }
  }

  /** When the next ready pod becomes available by waiting. */
  static Optional<Duration> untilAvailable(SetPlan.Observed observed) {
    return observed.pods().values().stream()
        .flatMap(pod ->
            Pods.untilAvailable(pod.object(), observed.set().minReadySeconds(), observed.now()).stream())
        .min(Duration::compareTo);
  }
}
