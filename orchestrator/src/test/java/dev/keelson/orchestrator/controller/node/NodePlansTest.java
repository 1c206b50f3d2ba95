package dev.keelson.orchestrator.controller.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.Yaml;
import dev.keelson.orchestrator.controller.node.EvictionPlan.Stay;
import dev.keelson.orchestrator.controller.node.NodeTaintPlan.Eviction;
import dev.keelson.orchestrator.controller.node.Zones.Health;
import dev.keelson.orchestrator.value.Times;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NodePlansTest {
  private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");

  private static ObjectNode node(String conditions, String spec) {
    return Yaml.object("""
        metadata: {name: n, creationTimestamp: '2026-01-01T11:00:00Z'}
        spec: {%s}
        status: {conditions: [%s]}
        """.formatted(spec, conditions));
  }

  private static ObjectNode ready(String status) {
    return node("{type: Ready, status: '" + status + "', lastHeartbeatTime: '2026-01-01T11:59:00Z'}", "");
  }

  private static String taints(ObjectNode node, Eviction eviction) {
    return NodeTaintPlan.taints(node, eviction, Times.seconds(NOW)).stream()
        .map(taint -> taint.key().replace("node.kubernetes.io/", "") + ":" + taint.effect())
        .collect(Collectors.joining(" "));
  }

  @ParameterizedTest
  @CsvSource({
      "True, ''",
      "False, not-ready:NoSchedule not-ready:NoExecute",
      "Unknown, unreachable:NoSchedule unreachable:NoExecute"})
  void a_node_is_tainted_as_ready_as_it_is(String status, String taints) {
    assertEquals(taints, taints(ready(status), Eviction.BEGIN));
  }

  @Test
  void pods_are_sent_away_only_when_that_is_allowed() {
    assertEquals("unreachable:NoSchedule", taints(ready("Unknown"), Eviction.GO_ON));
    var evicting = node("{type: Ready, status: Unknown}",
        "taints: [{key: node.kubernetes.io/not-ready, effect: NoExecute, timeAdded: '2026-01-01T11:00:00Z'}]");
    assertEquals("unreachable:NoSchedule unreachable:NoExecute", taints(evicting, Eviction.GO_ON));
    assertEquals("unreachable:NoSchedule", taints(evicting, Eviction.STOP));
  }

  @Test
  void conditions_and_an_operators_wish_keep_new_pods_away_and_other_taints_stay() {
    var node = node("{type: MemoryPressure, status: 'True'}, {type: DiskPressure, status: 'False'},"
        + "{type: Ready, status: 'True'}", "unschedulable: true, taints: [{key: mine, value: v, effect: NoExecute},"
        + " {key: node.kubernetes.io/pid-pressure, effect: NoSchedule}]");
    assertEquals("mine:NoExecute memory-pressure:NoSchedule unschedulable:NoSchedule", taints(node, Eviction.BEGIN));
  }

  @Test
  void a_node_is_silent_when_neither_report_nor_lease_was_seen_to_change() {
    var node = ready("True");
    var first = Heartbeat.observe(Optional.empty(), node, Optional.empty(), NOW);
    assertFalse(first.isSilent(NOW.plusSeconds(50)));
    assertTrue(first.isSilent(NOW.plusSeconds(51)));
    var lease = Optional.of(Yaml.object("spec: {renewTime: '2020-01-01T00:00:00.000000Z'}"));
    var renewed = Heartbeat.observe(Optional.of(first), node, lease, NOW.plusSeconds(40));
    assertFalse(renewed.isSilent(NOW.plusSeconds(90)), "the node's clock does not matter");
    assertEquals(renewed, Heartbeat.observe(Optional.of(renewed), node, lease, NOW.plusSeconds(80)));
  }

  @Test
  void a_node_that_never_reported_has_its_time_since_it_was_made() {
    var heard = Heartbeat.observe(Optional.empty(), node("", ""), Optional.empty(), NOW);
    assertTrue(heard.isSilent(NOW));
  }

  @Test
  void of_a_silent_node_nothing_is_known_but_what_others_say() {
    var silent = NodeHealthPlan.silent(node("{type: Ready, status: 'True', reason: KubeletReady, message: m},"
        + "{type: NetworkUnavailable, status: 'False'}", ""), Times.seconds(NOW));
    assertEquals("[{'type':'Ready','status':'Unknown','reason':'NodeStatusUnknown','message':'Kubelet stopped posting"
        + " node status.','lastTransitionTime':'2026-01-01T12:00:00Z'},"
        + "{'type':'NetworkUnavailable','status':'False'},"
        + "{'lastTransitionTime':'2026-01-01T12:00:00Z','type':'MemoryPressure','status':'Unknown',"
        + "'reason':'NodeStatusNeverUpdated','message':'Kubelet never posted node status.',"
        + "'lastHeartbeatTime':'2026-01-01T11:00:00Z'}",
        silent.path("status").path("conditions").toString().replace('"', '\'').split(",\\{'lastTransitionTime':'"
            + "2026-01-01T12:00:00Z','type':'DiskPressure'", -1)[0]);
    assertEquals(silent, NodeHealthPlan.silent(silent, Times.seconds(NOW.plusSeconds(9))), "it is said once");
  }

  @ParameterizedTest
  @CsvSource({"0, 1, DISRUPTED", "5, 0, WELL", "1, 2, WELL", "2, 3, PARTLY_DISRUPTED", "3, 3, WELL",
      "0, 0, WELL", "45, 55, PARTLY_DISRUPTED", "46, 54, WELL"})
  void a_zone_fares_as_its_nodes_do(int ready, int unready, Health health) {
    assertEquals(health, Zones.health(ready, unready));
  }

  private static List<ObjectNode> nodes(int ready, int unready) {
    var nodes = new ArrayList<ObjectNode>();
    for (int i = 0; i < ready + unready; i++) {
      nodes.add(ready(i < ready ? "True" : "Unknown"));
    }
    return nodes;
  }

  @Test
  void a_zone_that_is_well_loses_a_node_each_ten_seconds() {
    var zones = new Zones();
    var nodes = nodes(5, 2);
    assertTrue(zones.mayEvict(nodes.getLast(), nodes, NOW));
    assertFalse(zones.mayEvict(nodes.getLast(), nodes, NOW.plusSeconds(9)));
    assertTrue(zones.mayEvict(nodes.getLast(), nodes, NOW.plusSeconds(10)));
  }

  @Test
  void a_small_zone_that_is_unwell_and_a_cluster_that_is_silent_lose_none() {
    assertFalse(new Zones().mayEvict(ready("Unknown"), nodes(2, 3), NOW));
    assertTrue(new Zones().mayEvict(ready("Unknown"), nodes(40, 60), NOW), "a large one loses some");
    assertFalse(new Zones().mayEvict(ready("Unknown"), nodes(0, 3), NOW));
    assertTrue(Zones.isAlone(nodes(0, 3)));
  }

  private static Stay stay(String tolerations) {
    var node = node("", "taints: [{key: a, effect: NoExecute, timeAdded: '2026-01-01T12:00:00Z'},"
        + " {key: b, value: v, effect: NoExecute}, {key: c, effect: NoSchedule}]");
    var pod = Yaml.object("metadata: {creationTimestamp: '2026-01-01T10:00:00Z'}\nspec: {tolerations: ["
        + tolerations + "]}");
    return EvictionPlan.stay(pod, node, NOW.plusSeconds(5));
  }

  @Test
  void a_pod_stays_as_long_as_it_tolerates_all_taints() {
    assertEquals(new Stay.Until(NOW), stay(""));
    assertEquals(new Stay.Until(NOW.plusSeconds(5)), stay("{key: a, operator: Exists}"));
    assertEquals(new Stay.ForEver(), stay("{operator: Exists}"));
    assertEquals(new Stay.Until(NOW.plusSeconds(30)),
        stay("{key: a, operator: Exists, tolerationSeconds: 30}, {key: b, value: v, effect: NoExecute}"));
    assertEquals(new Stay.Until(NOW.plusSeconds(15)), stay("{key: a, operator: Exists, tolerationSeconds: 30},"
        + " {key: b, value: v, tolerationSeconds: 10}"));
    assertEquals(new Stay.Until(NOW.plusSeconds(5)), stay("{key: a, operator: Exists}, {key: b, value: w}"));
  }

  @Test
  void each_node_gets_another_part_of_the_addresses() {
    var set = new CidrSet("10.244.0.0/22", 24);
    set.occupy("10.244.1.0/24");
    assertEquals("10.244.0.0/24", set.text(set.take().orElseThrow()));
    assertEquals("10.244.2.0/24", set.text(set.take().orElseThrow()));
    assertEquals("10.244.3.0/24", set.text(set.take().orElseThrow()));
    assertTrue(set.take().isEmpty());
    set.occupy("192.168.0.0/24");
    set.release("10.244.1.0/24");
    assertEquals("10.244.1.0/24", set.text(set.take().orElseThrow()));
  }

  @ParameterizedTest
  @CsvSource({"1, '', 0", "95, '', 0", "95, 15, 15", "101, 0, 15", "600, '', 30", "5000, 30, 300"})
  void the_more_nodes_the_longer_they_believe(int nodes, String now, int seconds) {
    assertEquals(seconds, NodeTtlController.seconds(nodes, now));
  }
}
