package dev.keelson.orchestrator.controller.daemon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.Yaml;
import dev.keelson.orchestrator.client.ObjectKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DaemonPlanTest {
  private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");

  private static DaemonSet set(String spec, String podSpec) {
    return new DaemonSet(Yaml.object("""
        {metadata: {name: 'log', namespace: 'default', uid: 'd', generation: 2}, apiVersion: 'apps/v1',
         kind: 'DaemonSet', spec: {%s, template: {metadata: {labels: {app: 'log'}}, spec: {%s}}}}"""
        .formatted(spec, podSpec)));
  }

  private static ObjectNode node(String name, String rest) {
    return Yaml.object("{metadata: {name: '%s', labels: {zone: 'a', size: '4'}}, spec: {%s}}".formatted(name, rest));
  }

  /** {@code NAME@NODE WORDS}: phase, and any of: ready, deleting, old, meant (for the node, but not there yet). */
  private static DaemonPod pod(String text) {
    var parts = List.of(text.split("[@ ]", -1));
    var pod = Yaml.object("""
        {metadata: {name: '%1$s', namespace: 'default', uid: '%1$s', labels: {}}, spec: {}, status: {phase: '%2$s'}}"""
        .formatted(parts.get(0), parts.get(2)));
    pod.withObjectProperty("metadata").put("creationTimestamp", "2026-01-01T11:00:00Z")
        .withObjectProperty("labels").put(DaemonPod.HASH, parts.contains("old") ? "h1" : "h2");
    if (parts.contains("deleting")) {
      pod.withObjectProperty("metadata").put("deletionTimestamp", "2026-01-01T12:00:30Z");
    }
    if (parts.contains("ready")) {
      pod.withObjectProperty("status").putArray("conditions").addObject().put("type", "Ready").put("status", "True");
    }
    if (parts.contains("meant")) {
      pod.set("spec", Tailor.pod(set("minReadySeconds: 0", "nodeName: ''"), parts.get(1), "h2").path("spec"));
    } else {
      pod.withObjectProperty("spec").put("nodeName", parts.get(1));
    }
    return new DaemonPod(pod);
  }

  private static Fleet fleet(DaemonSet set, List<ObjectNode> nodes, String... pods) {
    return Fleet.of(set, nodes, Stream.of(pods).map(DaemonPlanTest::pod).toList(), "h2", NOW);
  }

  private static Fleet three(String rolling, String... pods) {
    var strategy = "updateStrategy: {type: 'RollingUpdate', rollingUpdate: {%s}}".formatted(rolling);
    return fleet(set(strategy, "nodeName: ''"), List.of(node("a", ""), node("b", ""), node("c", "")), pods);
  }

  private static String text(List<String> creations, List<DaemonPod> deletions) {
    var words = new ArrayList<String>();
    creations.forEach(node -> words.add("+" + node));
    deletions.stream().map(pod -> "-" + pod.name()).sorted().forEach(words::add);
    return String.join(" ", words);
  }

  private static String plan(Fleet fleet) {
    var plan = DaemonPlan.of(fleet);
    return text(plan.creations(), plan.deletions());
  }

  private static String rollout(Fleet fleet) {
    var plan = RolloutPlan.of(fleet);
    return text(plan.creations(), plan.deletions());
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "nodeName: ''                      |                                                     | true  | true",
      "nodeName: 'n'                     |                                                     | true  | true",
      "nodeName: 'm'                     |                                                     | false | false",
      "nodeSelector: {zone: 'a'}         |                                                     | true  | true",
      "nodeSelector: {zone: 'b'}         |                                                     | false | false",
      "nodeName: ''                      | k NoSchedule                                        | false | true",
      "nodeName: ''                      | k NoExecute                                         | false | false",
      "nodeName: ''                      | k PreferNoSchedule                                  | true  | true",
      "nodeName: ''                      | node.kubernetes.io/not-ready NoExecute              | true  | true",
      "nodeName: ''                      | node.kubernetes.io/unschedulable NoSchedule         | true  | true",
      "hostNetwork: true                 | node.kubernetes.io/network-unavailable NoSchedule   | true  | true",
      "hostNetwork: false                | node.kubernetes.io/network-unavailable NoSchedule   | false | true",
      "tolerations: [{key: 'k', value: ''}] | k NoExecute                                      | true  | true"})
  void a_node_is_suitable(String podSpec, @Nullable String taint, boolean shouldRun, boolean mayStay) {
    var parts = taint == null ? List.<String>of() : List.of(taint.split(" ", -1));
    var node = node("n", parts.isEmpty() ? "" : "taints: [{key: '%s', effect: '%s'}]".formatted(parts.toArray()));
    assertEquals(new Suitability(shouldRun, mayStay), Suitability.of(set("minReadySeconds: 0", podSpec), node));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "{matchExpressions: [{key: 'zone', operator: 'In', values: ['a', 'b']}]}    | true",
      "{matchExpressions: [{key: 'zone', operator: 'NotIn', values: ['a', 'b']}]} | false",
      "{matchExpressions: [{key: 'size', operator: 'Gt', values: ['3']}]}         | true",
      "{matchExpressions: [{key: 'size', operator: 'Lt', values: ['3']}]}         | false",
      "{matchExpressions: [{key: 'gone', operator: 'DoesNotExist'}]}              | true",
      "{matchFields: [{key: 'metadata.name', operator: 'In', values: ['m']}]}     | false",
      "{}                                                                         | false"})
  void affinity_says_which_nodes(String term, boolean expected) {
    var affinity = "affinity: {nodeAffinity: {requiredDuringSchedulingIgnoredDuringExecution:"
        + " {nodeSelectorTerms: [%s]}}}".formatted(term);
    assertEquals(expected, Suitability.of(set("minReadySeconds: 0", affinity), node("n", "")).shouldRun());
  }

  @Test
  void each_node_gets_a_pod_and_no_more() {
    assertEquals("+b", plan(three("maxUnavailable: 1", "x@a Running", "y@c Pending meant")));
    assertEquals("-z", plan(three("maxUnavailable: 1", "x@a Running", "z@a Running", "y@b Running", "w@c Running")));
    assertEquals("", plan(three("maxUnavailable: 1", "x@a Running deleting", "y@b Running", "w@c Running")));
  }

  @Test
  void pods_leave_nodes_that_do_not_suit_them() {
    var set = set("minReadySeconds: 0", "nodeName: ''");
    var tainted = node("a", "taints: [{key: 'k', effect: 'NoExecute'}]");
    var avoided = node("b", "taints: [{key: 'k', effect: 'NoSchedule'}]");
    assertEquals("-x", plan(fleet(set, List.of(tainted, avoided), "x@a Running", "y@b Running")));
    assertEquals("-z", plan(fleet(set, List.of(), "z@gone Pending meant", "w@gone Running")));
  }

  @Test
  void pods_that_have_ended_make_place() {
    var plan = DaemonPlan.of(three("maxUnavailable: 1", "x@a Failed", "y@b Succeeded", "w@c Running"));
    assertEquals("-x -y", text(plan.creations(), plan.deletions()));
    assertEquals(2, plan.ended().size());
  }

  @Test
  void a_node_that_refuses_pods_is_left_in_peace_for_longer_and_longer() {
    var memory = new FailureMemory();
    var set = new ObjectKey("default", "log");
    assertEquals(Duration.ZERO, memory.waiting(set, "a", NOW));
    assertEquals(Duration.ofSeconds(1), memory.waiting(set, "a", NOW));
    assertEquals(Duration.ZERO, memory.waiting(set, "a", NOW.plusSeconds(1)));
    assertEquals(Duration.ofSeconds(2), memory.waiting(set, "a", NOW.plusSeconds(1)));
    assertEquals(Duration.ZERO, memory.waiting(set, "b", NOW));
  }

  @Test
  void old_pods_go_as_far_as_nodes_may_be_without() {
    assertEquals("-x", rollout(three("maxUnavailable: 1", "x@a Running ready old", "y@b Running ready old",
        "z@c Running ready old")));
    assertEquals("-x -y", rollout(three("maxUnavailable: '50%'", "x@a Running ready old", "y@b Running ready old",
        "z@c Running ready old")));
    assertEquals("", rollout(three("maxUnavailable: 1", "x@a Running", "y@b Running ready old",
        "z@c Running ready old")));
    assertEquals("-y", rollout(three("maxUnavailable: 1", "x@a Running", "y@b Running old", "z@c Running ready old")));
  }

  @Test
  void new_pods_may_come_before_old_ones_go() {
    var surge = "maxSurge: 1, maxUnavailable: 0";
    assertEquals("+a", rollout(three(surge, "x@a Running ready old", "y@b Running ready old",
        "z@c Running ready old")));
    var both = three(surge, "x@a Running ready old", "n@a Pending", "y@b Running ready old", "z@c Running ready old");
    assertEquals("", plan(both));
    assertEquals("", rollout(both));
    assertEquals("-x", plan(three(surge, "x@a Running ready old", "n@a Running ready", "y@b Running ready old",
        "z@c Running ready old")));
  }

  @Test
  void who_deletes_pods_updates_them_where_that_is_wanted() {
    var set = set("updateStrategy: {type: 'OnDelete'}", "nodeName: ''");
    assertEquals("", rollout(fleet(set, List.of(node("a", "")), "x@a Running ready old")));
  }

  @Test
  void the_status_counts_nodes() {
    var set = set("minReadySeconds: 0", "nodeName: ''");
    var nodes = List.of(node("a", ""), node("b", ""), node("c", "taints: [{key: 'k', effect: 'NoSchedule'}]"));
    var status = DaemonStatus.of(fleet(set, nodes, "x@a Running ready", "y@c Running old"), true, 0);
    assertEquals("{\"currentNumberScheduled\":1,\"numberMisscheduled\":1,\"desiredNumberScheduled\":2,"
        + "\"numberReady\":1,\"observedGeneration\":2,\"updatedNumberScheduled\":1,\"numberAvailable\":1,"
        + "\"numberUnavailable\":1}", status.toString());
  }

  @Test
  void a_pod_is_made_for_its_node() {
    var pod = new DaemonPod(Tailor.pod(set("minReadySeconds: 0", "nodeName: ''"), "n1", "h2"));
    assertEquals("n1", pod.node());
    assertTrue(pod.isOf("h2"));
    assertEquals(6, pod.object().path("spec").path("tolerations").size());
  }
}
