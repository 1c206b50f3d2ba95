package dev.keelson.orchestrator.scheduler.plugin.topology;

import static dev.keelson.orchestrator.scheduler.Given.cluster;
import static dev.keelson.orchestrator.scheduler.Given.node;
import static dev.keelson.orchestrator.scheduler.Given.outcome;
import static dev.keelson.orchestrator.scheduler.Given.pod;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.keelson.orchestrator.scheduler.snapshot.NodeInfo;
import dev.keelson.orchestrator.scheduler.snapshot.PodInfo;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PodTopologySpreadTest {
  private static final String UNEVEN = "node(s) didn't match pod topology spread constraints";

  private static String rule(String key, String more) {
    return "topologySpreadConstraints: [{maxSkew: 1, topologyKey: " + key
        + ", labelSelector: {matchLabels: {app: web}}, " + more + "}]";
  }

  private static PodInfo web(String name, String spec) {
    return pod(name, "app: web", "", spec);
  }

  private final NodeInfo a1 = node("a1", "labels=zone: a");
  private final NodeInfo a2 = node("a2", "labels=zone: a");
  private final NodeInfo b1 = node("b1", "labels=zone: b");
  private final String hard = rule("zone", "whenUnsatisfiable: DoNotSchedule");

  @Test
  void no_domain_gets_too_far_ahead() {
    var nodes = cluster(a1.plus(web("w1", "")), a2, b1);

    assertEquals("b1", outcome(web("p", hard), nodes));
  }

  @Test
  void a_node_without_the_label_is_out_for_good_and_counts_nothing() {
    var nodes = cluster(a1.plus(web("w1", "")), node("bare", ""), b1.plus(web("w2", "")).plus(web("w3", "")));

    assertEquals("a1", outcome(web("p", hard), nodes));
    assertEquals("0/1 nodes are available: 1 " + UNEVEN + " (missing required label).",
        outcome(web("p", hard), cluster(node("bare", ""))));
  }

  @Test
  void nodes_that_the_pod_does_not_want_do_not_count() {
    var nodes = cluster(a1.plus(web("w1", "")), node("c1", "labels=zone: c, old: 'y'"));
    var picky = "nodeSelector: {zone: a}, " + hard;

    assertEquals("a1", outcome(web("p", picky), nodes));
    assertEquals("0/2 nodes are available: 1 node(s) didn't match Pod's node affinity/selector, 1 " + UNEVEN + ".",
        outcome(web("p", picky.replace("maxSkew", "nodeAffinityPolicy: Ignore, maxSkew")), nodes));
  }

  @Test
  void with_too_few_domains_the_least_is_nothing() {
    var nodes = cluster(a1.plus(web("w1", "")), b1.plus(web("w2", "")));

    assertEquals("0/2 nodes are available: 2 " + UNEVEN + ".",
        outcome(web("p", rule("zone", "minDomains: 3, whenUnsatisfiable: DoNotSchedule")), nodes));
  }

  @Test
  void preferred_spreading_scores_by_domain() {
    var nodes = List.of(a1.plus(web("w1", "")).plus(web("w2", "")), a2, b1.plus(web("w3", "")));
    var soft = web("p", rule("zone", "whenUnsatisfiable: ScheduleAnyway"));

    // ln(4) = 1.386 each: zone a 2 -> 3, zone b 1 -> 1 (rounded); 100 * (3 + 1 - s) / 3
    assertArrayEquals(new long[] {33, 33, 100},
        new PodTopologySpread(List.of(), true).of(soft, nodes, cluster(nodes.toArray(NodeInfo[]::new))));
  }

  @Test
  void a_node_without_the_label_has_the_worst_score() {
    var nodes = List.of(a1, node("bare", ""));
    var soft = web("p", rule("zone", "whenUnsatisfiable: ScheduleAnyway"));

    assertArrayEquals(new long[] {100, 0},
        new PodTopologySpread(List.of(), true).of(soft, nodes, cluster(nodes.toArray(NodeInfo[]::new))));
  }
}
