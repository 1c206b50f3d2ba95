package dev.keelson.orchestrator.scheduler.plugin.topology;

import static dev.keelson.orchestrator.scheduler.Given.cluster;
import static dev.keelson.orchestrator.scheduler.Given.node;
import static dev.keelson.orchestrator.scheduler.Given.outcome;
import static dev.keelson.orchestrator.scheduler.Given.pod;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.keelson.orchestrator.scheduler.snapshot.NodeInfo;
import java.util.List;
import org.junit.jupiter.api.Test;

final class InterPodAffinityTest {
  private static final String TERM = "{labelSelector: {matchLabels: {app: web}}, topologyKey: zone}";
  private static final String NEAR =
      "affinity: {podAffinity: {requiredDuringSchedulingIgnoredDuringExecution: [" + TERM + "]}}";
  private static final String FAR =
      "affinity: {podAntiAffinity: {requiredDuringSchedulingIgnoredDuringExecution: [" + TERM + "]}}";
  private static final String PREFERS =
      "affinity: {podAffinity: {preferredDuringSchedulingIgnoredDuringExecution: [{weight: 5, podAffinityTerm: "
      + TERM + "}]}}";

  private final NodeInfo a1 = node("a1", "labels=zone: a");
  private final NodeInfo a2 = node("a2", "labels=zone: a");
  private final NodeInfo b1 = node("b1", "labels=zone: b");
  private final NodeInfo bare = node("bare", "");

  @Test
  void near_is_the_same_topology_not_the_same_node() {
    var nodes = cluster(a1.plus(pod("web", "app: web", "cpu: 4", "")), a2, b1, bare);

    assertEquals("a2", outcome(pod("p", "cpu: 1", NEAR), nodes));
  }

  @Test
  void nobody_to_be_near_to_is_said_and_lasts() {
    assertEquals("0/2 nodes are available: 2 node(s) didn't match pod affinity rules.",
        outcome(pod("p", "", NEAR), cluster(a1, b1)));
  }

  @Test
  void the_first_of_a_group_may_go_anywhere_with_the_label() {
    assertEquals("b1", outcome(pod("p", "app: web", "", NEAR), cluster(bare, b1)));
  }

  @Test
  void far_is_any_other_topology() {
    var nodes = cluster(a1.plus(pod("web", "app: web", "", "")), a2, b1);

    assertEquals("b1", outcome(pod("p", "", FAR), nodes));
  }

  @Test
  void who_is_there_may_object_too() {
    var hermit = pod("hermit", "", FAR);

    assertEquals("0/2 nodes are available: 2 node(s) didn't satisfy existing pods anti-affinity rules.",
        outcome(pod("p", "app: web", "", ""), cluster(a1.plus(hermit), a2)));
    assertEquals("b1", outcome(pod("p", "app: web", "", ""), cluster(a1.plus(hermit), a2, b1)));
  }

  @Test
  void pods_of_other_namespaces_are_not_meant_unless_said() {
    var elsewhere = pod("p", "", FAR.replace("topologyKey", "namespaces: [other], topologyKey"));

    assertEquals("a1", outcome(elsewhere, cluster(a1.plus(pod("web", "app: web", "", "")))));
  }

  @Test
  void preferences_of_both_sides_add_up() {
    var likes = pod("likes", "app: web", "", PREFERS);
    var nodes = List.of(a1.plus(pod("web", "app: web", "", "")), a2, b1.plus(likes), bare);
    var snapshot = cluster(nodes.toArray(NodeInfo[]::new));

    // In zone a the pod likes web: 5. In zone b it likes and is liked: 10.
    assertArrayEquals(new long[] {50, 50, 100, 0},
        new InterPodAffinity(1, true).of(pod("p", "app: web", "", PREFERS), nodes, snapshot));
  }

  @Test
  void it_counts_a_little_that_another_requires_one_near() {
    var nodes = List.of(a1.plus(pod("other", "app: web", "", NEAR)), b1);

    assertArrayEquals(new long[] {100, 0},
        new InterPodAffinity(1, true).of(pod("p", "app: web", "", ""), nodes,
            cluster(nodes.toArray(NodeInfo[]::new))));
  }
}
