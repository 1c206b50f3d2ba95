package dev.keelson.orchestrator.scheduler.snapshot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keelson.orchestrator.scheduler.Given;
import dev.keelson.orchestrator.scheduler.RandomCluster;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

final class ClusterStateTest {
  private final ClusterState state = new ClusterState();

  private Snapshot snapshot() {
    return state.snapshot(Surroundings.NOTHING);
  }

  private NodeInfo row(String name) {
    return snapshot().node(name).orElseThrow();
  }

  @Test
  void what_is_assumed_counts_until_it_is_forgotten() {
    state.put(Given.node("n", "").facts());
    var pod = Given.pod("p", "cpu: 1", "");
    state.assume(pod, "n");

    assertEquals(1_000, row("n").requested().milliCpu());
    state.forget(pod.uid());
    assertEquals(0, row("n").requested().milliCpu());
  }

  @Test
  void what_was_seen_cannot_be_forgotten() {
    state.put(Given.node("n", "").facts());
    var pod = Given.pod("p", "cpu: 1", "");
    state.assume(pod, "n");
    state.put(pod.on("n"));
    state.forget(pod.uid());

    assertFalse(state.isAssumed(pod.uid()));
    assertEquals(1_000, row("n").requested().milliCpu());
  }

  @Test
  void a_pod_that_is_elsewhere_than_assumed_counts_there_alone() {
    state.put(Given.node("n", "").facts());
    state.put(Given.node("m", "").facts());
    state.assume(Given.pod("p", "cpu: 1", ""), "n");
    state.put(Given.pod("p", "cpu: 1", "").on("m"));

    assertTrue(row("n").pods().isEmpty());
    assertEquals(1, row("m").pods().size());
  }

  @Test
  void pods_that_are_heard_of_before_their_node_are_on_it_when_it_comes() {
    state.put(Given.pod("p", "cpu: 1", "").on("n"));
    state.put(Given.node("n", "").facts());

    assertEquals(1_000, row("n").requested().milliCpu());
  }

  @Test
  void zones_take_turns() {
    for (var node : List.of("a1:a", "a2:a", "a3:a", "b1:b", "c1:c")) {
      state.put(Given.node(node.substring(0, 2), "labels=topology.kubernetes.io/zone: " + node.charAt(3)).facts());
    }

    assertEquals(List.of("a1", "b1", "c1", "a2", "a3"), snapshot().nodes().stream().map(NodeInfo::name).toList());
  }

  @Test
  void a_snapshot_does_not_change_any_more() {
    state.put(Given.node("n", "").facts());
    var before = snapshot();
    state.assume(Given.pod("p", "cpu: 1", ""), "n");

    assertTrue(before.node("n").orElseThrow().pods().isEmpty());
  }

  /** Whatever happens in whatever order, rows are what one would count from all pods. */
  @Property(tries = 200)
  void rows_are_the_sums_of_their_pods(@ForAll long seed) {
    var cluster = new RandomCluster(seed);
    var random = cluster.random();
    var names = cluster.nodes(4);
    var pods = new ArrayList<PodInfo>();
    var truth = new HashMap<String, PodInfo>();
    var fresh = new ClusterState();
    for (var i = 0; i < 12; i++) {
      pods.add(cluster.pod());
    }
    for (var i = 0; i < 80; i++) {
      var node = names.get(random.nextInt(names.size()));
      var pod = pods.get(random.nextInt(pods.size()));
      switch (random.nextInt(5)) {
        case 0 -> fresh.put(node.facts());
        case 1 -> fresh.removeNode(node.name());
        case 2 -> {
          fresh.put(pod.on(node.name()));
          truth.put(pod.uid(), pod.on(node.name()));
        }
        case 3 -> {
          fresh.removePod(pod.uid());
          truth.remove(pod.uid());
        }
        default -> {
          fresh.assume(pod, node.name());
          fresh.forget(pod.uid());
          truth.remove(pod.uid());
        }
      }
      assertTrueTo(truth, fresh.snapshot(Surroundings.NOTHING));
    }
  }

  private static void assertTrueTo(Map<String, PodInfo> truth, Snapshot snapshot) {
    for (var node : snapshot.nodes()) {
      var there = truth.values().stream().filter(pod -> pod.standing().node().equals(node.name())).toList();
      assertEquals(there.size(), node.pods().size());
      assertEquals(there.stream().mapToLong(pod -> pod.demand().requests().milliCpu()).sum(),
          node.requested().milliCpu());
      assertEquals(there.stream().mapToInt(pod -> pod.demand().ports().size()).sum(), node.ports().size());
    }
    assertEquals(snapshot.nodes().stream().mapToInt(node -> node.opinionated().size()).sum(),
        snapshot.opinionatedPods());
  }
}
