package dev.keelson.orchestrator.controller.daemon;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.controller.pods.Pods;
import dev.keelson.orchestrator.object.Metadata;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The status of a daemon set: of the pods of a node, the oldest counts. */
final class DaemonStatus {
  private DaemonStatus() {}

  /** Of a fleet; {@code observedGeneration} stays while earlier work is not seen yet. */
  static ObjectNode of(Fleet fleet, boolean caughtUp, int collisions) {
    var oldest = fleet.nodes().entrySet().stream()
        .filter(node -> node.getValue().shouldRun())
        .flatMap(node -> fleet.on(node.getKey()).stream().limit(1))
        .toList();
    int available = (int) oldest.stream().filter(pod -> pod.isReady() && fleet.isAvailable(pod)).count();
    int updated = (int) oldest.stream().filter(pod -> pod.isOf(fleet.hash())).count();
    var old = fleet.set().object().path("status");
    var status = JsonNodeFactory.instance.objectNode();
    status.put("currentNumberScheduled", oldest.size());
    status.put("numberMisscheduled", misscheduled(fleet));
    status.put("desiredNumberScheduled", fleet.desired());
    status.put("numberReady", (int) oldest.stream().filter(DaemonPod::isReady).count());
    number(status, "observedGeneration",
        caughtUp ? Metadata.generation(fleet.set().object()) : old.path("observedGeneration").asLong(0));
    number(status, "updatedNumberScheduled", updated);
    number(status, "numberAvailable", available);
    number(status, "numberUnavailable", fleet.desired() - (long) available);
    if (collisions > 0 || old.has("collisionCount")) {
      status.put("collisionCount", collisions);
    }
    if (!old.path("conditions").isEmpty()) {
      status.set("conditions", old.path("conditions").deepCopy());
    }
    return status;
  }

  private static int misscheduled(Fleet fleet) {
    return (int) fleet.nodes().entrySet().stream()
        .filter(node -> !node.getValue().shouldRun() && !fleet.on(node.getKey()).isEmpty())
        .count();
  }

  /** Left out when zero, as Go does it. */
  private static void number(ObjectNode status, String field, long value) {
    if (value != 0) {
      status.put(field, value);
    }
  }

  /** When the next ready pod becomes available by waiting. */
  static Optional<Duration> untilAvailable(Fleet fleet) {
    return fleet.pods().values().stream().flatMap(List::stream)
        .flatMap(pod -> Pods.untilAvailable(pod.object(), fleet.set().minReadySeconds(), fleet.now()).stream())
        .min(Duration::compareTo);
  }
}
