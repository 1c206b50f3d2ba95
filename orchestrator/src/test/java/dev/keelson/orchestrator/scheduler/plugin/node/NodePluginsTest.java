package dev.keelson.orchestrator.scheduler.plugin.node;

import static dev.keelson.orchestrator.scheduler.Given.cluster;
import static dev.keelson.orchestrator.scheduler.Given.node;
import static dev.keelson.orchestrator.scheduler.Given.outcome;
import static dev.keelson.orchestrator.scheduler.Given.pod;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.keelson.orchestrator.scheduler.snapshot.NodeWishes;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class NodePluginsTest {
  private static final String REQUIRED = "affinity: {nodeAffinity: {requiredDuringSchedulingIgnoredDuringExecution: "
      + "{nodeSelectorTerms: [%s]}}}";

  @ParameterizedTest
  @ValueSource(strings = {
      "{key: k, operator: Exists}", "{operator: Exists}", "{key: k, value: v}",
      "{key: k, value: v, effect: NoSchedule}", "{key: k, operator: Exists, effect: NoSchedule}"})
  void these_tolerations_fit_the_taint(String toleration) {
    var nodes = cluster(node("n", "spec=taints: [{key: k, value: v, effect: NoSchedule}]"));

    assertEquals("n", outcome(pod("p", "", "tolerations: [" + toleration + "]"), nodes));
  }

  @ParameterizedTest
  @ValueSource(strings = {
      "{key: other, operator: Exists}", "{key: k, value: other}", "{key: k, value: v, effect: NoExecute}"})
  void and_these_do_not(String toleration) {
    var nodes = cluster(node("n", "spec=taints: [{key: k, value: v, effect: NoSchedule}]"));

    assertEquals("0/1 nodes are available: 1 node(s) had untolerated taint {k: v}.",
        outcome(pod("p", "", "tolerations: [" + toleration + "]"), nodes));
  }

  @Test
  void disliked_taints_count_against_a_node() {
    var none = node("none", "");
    var one = node("one", "spec=taints: [{key: a, effect: PreferNoSchedule}]");
    var two = node("two", "spec=taints: [{key: a, effect: PreferNoSchedule}, {key: b, effect: PreferNoSchedule}]");
    var scores = new TaintToleration().of(pod("p", "", ""), List.of(none, one, two), cluster(none, one, two));

    assertArrayEquals(new long[] {100, 50, 0}, scores);
  }

  @Test
  void who_tolerates_the_cordon_may_come() {
    var nodes = cluster(node("n", "spec=unschedulable: true"));
    var tolerant = "tolerations: [{key: node.kubernetes.io/unschedulable, operator: Exists, effect: NoSchedule}]";

    assertEquals("n", outcome(pod("p", "", tolerant), nodes));
    assertEquals("0/1 nodes are available: 1 node(s) were unschedulable.", outcome(pod("p", "", ""), nodes));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "{matchExpressions: [{key: disk, operator: In, values: [ssd, nvme]}]} | true",
      "{matchExpressions: [{key: disk, operator: NotIn, values: [ssd]}]} | false",
      "{matchExpressions: [{key: gone, operator: NotIn, values: [ssd]}]} | true",
      "{matchExpressions: [{key: disk, operator: Exists}, {key: gone, operator: DoesNotExist}]} | true",
      "{matchExpressions: [{key: cores, operator: Gt, values: ['8']}]} | true",
      "{matchExpressions: [{key: cores, operator: Gt, values: ['16']}]} | false",
      "{matchExpressions: [{key: cores, operator: Lt, values: ['17']}]} | true",
      "{matchFields: [{key: metadata.name, operator: NotIn, values: [n]}]} | false",
      "{matchExpressions: [{key: gone, operator: Exists}]}, {matchExpressions: [{key: disk, operator: Exists}]} | true",
      "{} | false"})
  void terms_of_node_affinity(String terms, boolean fits) {
    var nodes = cluster(node("n", "labels=disk: ssd, cores: '16'"));

    assertEquals(fits ? "n" : "0/1 nodes are available: 1 node(s) didn't match Pod's node affinity/selector.",
        outcome(pod("p", "", REQUIRED.formatted(terms)), nodes));
  }

  @Test
  void the_selector_must_hold_besides_the_affinity() {
    var nodes = cluster(node("n", "labels=disk: ssd"));
    var affinity = REQUIRED.formatted("{matchExpressions: [{key: disk, operator: Exists}]}");

    assertEquals("n", outcome(pod("p", "", "nodeSelector: {disk: ssd}, " + affinity), nodes));
    assertEquals("0/1 nodes are available: 1 node(s) didn't match Pod's node affinity/selector.",
        outcome(pod("p", "", "nodeSelector: {disk: hdd}, " + affinity), nodes));
  }

  @Test
  void preferences_for_nodes_add_up() {
    var spec = "affinity: {nodeAffinity: {preferredDuringSchedulingIgnoredDuringExecution: ["
        + "{weight: 30, preference: {matchExpressions: [{key: a, operator: Exists}]}},"
        + "{weight: 10, preference: {matchExpressions: [{key: b, operator: Exists}]}}]}}";
    var nodes = List.of(node("both", "labels=a: x, b: x"), node("one", "labels=b: x"), node("none", ""));
    var scores = new NodeAffinity(NodeWishes.NONE).of(pod("p", "", spec), nodes, cluster());

    assertArrayEquals(new long[] {100, 25, 0}, scores);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "{hostPort: 80, containerPort: 80} | false",
      "{hostPort: 80, containerPort: 80, protocol: UDP} | true",
      "{hostPort: 81, containerPort: 80} | true",
      "{hostPort: 80, containerPort: 80, hostIP: 10.0.0.2} | false",
      "{containerPort: 80} | true"})
  void a_port_of_a_node_is_had_once(String port, boolean fits) {
    var taken = pod("there", "", "initContainers: [{name: s, restartPolicy: Always, image: i, "
        + "ports: [{hostPort: 80, containerPort: 80}]}]");
    var nodes = cluster(node("n", "").plus(taken));
    var pod = pod("p", "", "initContainers: [{name: s, restartPolicy: Always, image: i, ports: [" + port + "]}]");

    assertEquals(fits ? "n"
        : "0/1 nodes are available: 1 node(s) didn't have free ports for the requested pod ports.",
        outcome(pod, nodes));
  }
}
