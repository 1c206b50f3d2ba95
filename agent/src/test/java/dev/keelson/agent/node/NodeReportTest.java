package dev.keelson.agent.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.keelson.agent.node.NodeForm.Machine;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class NodeReportTest {
  private static final Instant NOW = Instant.parse("2026-11-21T22:00:00Z");

  private static NodeForm node(String name) {
    return new NodeForm(name, "172.16.0.1", Map.of("cpu", "4", "pods", "110"), Map.of("zone", "a"),
        new Machine("amd64", "6.1.0", "Linux", "hollow://1", "v1.32.0"));
  }

  @Test
  void conditions_come_in_kubelets_order_and_say_that_all_is_well() {
    var conditions = NodeReport.status(node("n1"), NOW, NOW).path("conditions");
    assertEquals(List.of("MemoryPressure", "DiskPressure", "PIDPressure", "Ready"),
        conditions.findValuesAsText("type"));
    assertEquals(List.of("False", "False", "False", "True"), conditions.findValuesAsText("status"));
    assertEquals("kubelet is posting ready status", conditions.path(3).path("message").asText());
  }

  @Test
  void a_report_has_the_time_of_the_change_and_its_own() {
    var ready = NodeReport.status(node("n1"), NOW, NOW.plusSeconds(300)).path("conditions").path(3);
    assertEquals("2026-11-21T22:00:00Z", ready.path("lastTransitionTime").asText());
    assertEquals("2026-11-21T22:05:00Z", ready.path("lastHeartbeatTime").asText());
  }

  @Test
  void a_machine_keeps_its_ids() {
    var id = NodeReport.status(node("n1"), NOW, NOW).path("nodeInfo").path("machineID").asText();
    assertEquals(32, id.length());
    assertEquals(id, NodeReport.status(node("n1"), NOW, NOW).path("nodeInfo").path("machineID").asText());
    assertNotEquals(id, NodeReport.status(node("n2"), NOW, NOW).path("nodeInfo").path("machineID").asText());
  }

  @Test
  void labels_are_those_of_every_node_and_its_own() {
    assertEquals(Map.of("beta.kubernetes.io/arch", "amd64", "beta.kubernetes.io/os", "linux", "kubernetes.io/arch",
        "amd64", "kubernetes.io/hostname", "n1", "kubernetes.io/os", "linux", "zone", "a"),
        NodeReport.labels(node("n1")));
  }
}
