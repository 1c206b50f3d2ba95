package dev.keelson.orchestrator.scheduler.place;

import static dev.keelson.orchestrator.scheduler.Given.cluster;
import static dev.keelson.orchestrator.scheduler.Given.node;
import static dev.keelson.orchestrator.scheduler.Given.outcome;
import static dev.keelson.orchestrator.scheduler.Given.pod;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.keelson.orchestrator.scheduler.Given;
import dev.keelson.orchestrator.scheduler.snapshot.NodeInfo;
import dev.keelson.orchestrator.scheduler.snapshot.Snapshot;
import dev.keelson.orchestrator.scheduler.snapshot.Surroundings;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class SchedulerTest {
  @Test
  void a_pod_goes_to_the_emptier_node() {
    var full = node("full", "").plus(pod("there", "cpu: 3, memory: 6Gi", ""));

    assertEquals("empty", outcome(pod("p", "cpu: 1, memory: 1Gi", ""), cluster(full, node("empty", ""))));
  }

  @Test
  void without_nodes_that_is_what_is_said() {
    assertEquals("no nodes available to schedule pods", outcome(pod("p", "", ""), cluster()));
  }

  @Test
  void reasons_are_counted_over_nodes_and_sorted_as_texts() {
    var nodes = cluster(
        node("small", "cpu: 100m, memory: 1Gi, pods: 10", ""),
        node("tainted", "spec=taints: [{key: k, value: v, effect: NoSchedule}]"),
        node("drained", "spec=taints: [{key: k, value: v, effect: NoExecute}]"));

    assertEquals("0/3 nodes are available: 1 Insufficient cpu, 2 node(s) had untolerated taint {k: v}.",
        outcome(pod("p", "cpu: 1", ""), nodes));
  }

  @Test
  void a_node_that_lacks_two_things_counts_for_both() {
    var nodes = cluster(node("small", "cpu: 100m, memory: 1Mi, pods: 0", ""));

    assertEquals("0/1 nodes are available: 1 Insufficient cpu, 1 Insufficient example.com/gpu, 1 Insufficient memory,"
        + " 1 Too many pods.", outcome(pod("p", "cpu: 1, memory: 1Gi, example.com/gpu: 2", ""), nodes));
  }

  @Test
  void the_first_objection_of_a_node_is_the_one_that_counts() {
    var nodes = cluster(node("n", "cpu: 1m, memory: 1Mi, pods: 10", "spec=unschedulable: true"));

    assertEquals("0/1 nodes are available: 1 node(s) were unschedulable.", outcome(pod("p", "cpu: 1", ""), nodes));
  }

  @Test
  void a_pod_that_names_its_node_is_not_weighed_elsewhere() {
    var spec = "affinity: {nodeAffinity: {requiredDuringSchedulingIgnoredDuringExecution: {nodeSelectorTerms: "
        + "[{matchFields: [{key: metadata.name, operator: In, values: [b]}]}]}}}";
    var nodes = cluster(node("a", ""), node("b", "cpu: 1m, pods: 1", ""), node("c", ""));

    assertEquals("0/3 nodes are available: 1 Insufficient cpu, 2 node(s) didn't satisfy plugin(s) [NodeAffinity].",
        outcome(pod("p", "cpu: 1", spec), nodes));
  }

  @Test
  void what_speaks_against_all_nodes_is_said_once() {
    var spec = "volumes: [{name: v, persistentVolumeClaim: {claimName: data}}]";

    assertEquals("0/1 nodes are available: persistentvolumeclaim \"data\" not found.",
        outcome(pod("p", "", spec), cluster(node("a", ""))));
  }

  @Test
  void room_that_is_made_for_a_pod_is_kept_from_lesser_ones_only() {
    var nominated = pod("big", "cpu: 3", "priority: 10");
    var one = cluster(node("n", ""));
    var waiting = new Snapshot(one.nodes(), one.ordinals(), Map.of("n", List.of(nominated)), 0,
        Surroundings.NOTHING);

    assertEquals("0/1 nodes are available: 1 Insufficient cpu.", outcome(pod("small", "cpu: 2", ""), waiting));
    assertEquals("n", outcome(pod("greater", "cpu: 2", "priority: 11"), waiting));
    assertEquals("n", outcome(nominated, waiting));
  }

  @Test
  void in_large_clusters_some_nodes_are_enough() {
    var nodes = IntStream.range(0, 1_000).mapToObj(i -> node("n" + i, "")).toArray(NodeInfo[]::new);

    var placement = (Placement.On) Given.place(pod("p", "cpu: 1", ""), cluster(nodes));

    // 50 % less one for each 125 nodes.
    assertEquals(420, placement.looked());
  }

  @Test
  void how_many_nodes_are_enough() {
    var expected = Map.of(10, 10, 99, 99, 100, 100, 500, 230, 5_000, 500, 20_000, 1_000);

    expected.forEach((nodes, enough) -> assertEquals(enough, SearchWidth.of(nodes, 0), "of " + nodes));
    assertEquals(150, SearchWidth.of(500, 30));
    assertEquals(100, SearchWidth.of(500, 1));
  }

  @Test
  void equals_have_equal_chances() {
    var nodes = cluster(node("a", ""), node("b", ""), node("c", ""));
    var random = new SplittableRandom(7);
    var hits = new TreeMap<String, Integer>();
    for (var i = 0; i < 3_000; i++) {
      var placement = Scheduler.place(pod("p", "cpu: 1", ""), nodes, Given.USUAL, new Draw(i, random));
      hits.merge(((Placement.On) placement).node().name(), 1, Integer::sum);
    }

    assertEquals(List.of("a", "b", "c"), List.copyOf(hits.keySet()));
    hits.values().forEach(count -> assertEquals(1_000, count, 120));
  }
}
