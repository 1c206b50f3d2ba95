package dev.keelson.orchestrator.controller.node;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.controller.pods.Condition;
import dev.keelson.orchestrator.controller.pods.Conditions;
import dev.keelson.orchestrator.object.Metadata;
import java.util.List;

/** What is said of a node that does not report. */
final class NodeHealthPlan {
  /** Whether the network is there is not for nodes to say. */
  private static final List<String> REPORTED = List.of("Ready", "MemoryPressure", "DiskPressure", "PIDPressure");

  private NodeHealthPlan() {}

  /**
   * The node, with all that it should report unknown.
   *
   * @param now RFC 3339
   */
  static ObjectNode silent(ObjectNode node, String now) {
    var silent = node.deepCopy();
    var status = silent.withObjectProperty("status");
    for (var type : REPORTED) {
      var known = Conditions.find(node, type);
      if (known.isEmpty()) {
        Conditions.put(status, new Condition(type, "Unknown", "NodeStatusNeverUpdated",
            "Kubelet never posted node status."), now)
            .put("lastHeartbeatTime", Metadata.text(node, "creationTimestamp"));
      } else if (!known.get().path("status").asText().equals("Unknown")) {
        Conditions.put(status, new Condition(type, "Unknown", "NodeStatusUnknown",
            "Kubelet stopped posting node status."), now);
      }
    }
    return silent;
  }
}
