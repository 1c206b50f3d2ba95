package dev.keelson.orchestrator.scheduler.preempt;

import static dev.keelson.orchestrator.scheduler.Given.cluster;
import static dev.keelson.orchestrator.scheduler.Given.node;
import static dev.keelson.orchestrator.scheduler.Given.pod;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.keelson.orchestrator.scheduler.Given;
import dev.keelson.orchestrator.scheduler.place.Draw;
import dev.keelson.orchestrator.scheduler.place.Placement;
import dev.keelson.orchestrator.scheduler.snapshot.NodeInfo;
import dev.keelson.orchestrator.scheduler.snapshot.PodInfo;
import dev.keelson.orchestrator.scheduler.snapshot.PodStanding;
import dev.keelson.orchestrator.scheduler.snapshot.Snapshot;
import dev.keelson.orchestrator.selector.LabelSelector;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class PreemptionTest {
  private static final PodInfo GREAT = pod("great", "cpu: 2", "priority: 100");

  private static PodInfo there(String name, int cpu, int priority, long startedSeconds) {
    var pod = pod(name, "app: " + name, "cpu: " + cpu, "priority: " + priority);
    return new PodInfo(pod.id(), pod.demand(), pod.wishes(),
        new PodStanding("", "", priority, true, false, Instant.ofEpochSecond(startedSeconds)));
  }

  private static String plan(PodInfo pod, Snapshot snapshot, DisruptionBudget... budgets) {
    var diagnosis = ((Placement.Nowhere) Given.place(pod, snapshot)).diagnosis();
    var draw = new Draw(0, new SplittableRandom(3));
    return switch (Preemption.plan(pod, snapshot, Given.USUAL, diagnosis, List.of(budgets), draw)) {
      case PreemptionPlan.Evict(var node, var victims, var _) -> node + ": "
          + victims.stream().map(victim -> victim.id().name()).sorted().collect(Collectors.joining(" "));
      case PreemptionPlan.Nobody(var text, var _) -> text;
    };
  }

  private static NodeInfo full(String name, PodInfo... pods) {
    var node = node(name, "");
    for (var pod : pods) {
      node = node.plus(pod.on(name));
    }
    return node;
  }

  @Test
  void only_those_go_that_must_and_the_less_important_first() {
    assertEquals("n: b", plan(GREAT, cluster(full("n", there("a", 2, 5, 1), there("b", 2, 1, 1)))));
    assertEquals("n: younger", plan(GREAT, cluster(full("n", there("older", 2, 1, 1), there("younger", 2, 1, 2)))));
  }

  @Test
  void equals_and_betters_stay() {
    assertEquals("0/1 nodes are available: 1 No preemption victims found for incoming pod.",
        plan(GREAT, cluster(full("n", there("a", 4, 100, 1)))));
  }

  @Test
  void it_is_said_where_it_does_not_help() {
    var tainted = node("t", "spec=taints: [{key: k, effect: NoSchedule}]");
    var small = node("s", "cpu: 1, memory: 1Gi, pods: 9", "").plus(there("a", 1, 1, 1).on("s"));

    assertEquals("0/3 nodes are available: 1 Insufficient cpu, 1 No preemption victims found for incoming pod, "
        + "1 Preemption is not helpful for scheduling.",
        plan(GREAT, cluster(tainted, small, full("n", there("b", 4, 200, 1)))));
  }

  @Test
  void the_node_with_the_least_harm_is_chosen() {
    // In this order: violations, highest priority, sum of priorities, number, age.
    assertEquals("b: y", plan(GREAT, cluster(full("a", there("x", 4, 1, 1)), full("b", there("y", 4, 2, 1))),
        budget("x", 0)));
    assertEquals("a: x", plan(GREAT, cluster(full("a", there("x", 4, 1, 1)), full("b", there("y", 4, 2, 1)))));
    assertEquals("b: y", plan(GREAT,
        cluster(full("a", there("w", 2, 3, 1), there("x", 2, 200, 1)), full("b", there("y", 4, 2, 1)))));
    assertEquals("b: y", plan(pod("great", "cpu: 4", "priority: 100"),
        cluster(full("a", there("w", 2, 2, 1), there("x", 2, 2, 1)), full("b", there("y", 4, 2, 1)))));
    assertEquals("b: y", plan(GREAT, cluster(full("a", there("x", 4, 2, 1)), full("b", there("y", 4, 2, 9)))));
  }

  @Test
  void a_budget_saves_the_lesser_if_the_greater_may_go() {
    var nodes = cluster(full("n", there("a", 2, 5, 1), there("b", 2, 1, 1)));

    assertEquals("n: a", plan(GREAT, nodes, budget("b", 0)));
    assertEquals("n: b", plan(GREAT, nodes, budget("b", 1)));
    assertEquals("n: b", plan(GREAT, nodes, budget("a", 0), budget("b", 0)));
  }

  @Test
  void a_pod_may_be_told_not_to() {
    assertEquals("not eligible due to preemptionPolicy=Never.",
        plan(pod("p", "cpu: 2", "priority: 100, preemptionPolicy: Never"), cluster(full("n", there("a", 4, 1, 1)))));
  }

  @Test
  void nobody_else_goes_while_room_is_being_made() {
    var going = there("a", 4, 1, 1);
    going = new PodInfo(going.id(), going.demand(), going.wishes(),
        new PodStanding("n", "", 1, true, true, Instant.EPOCH));
    var waits = new PodInfo(GREAT.id(), GREAT.demand(), GREAT.wishes(),
        new PodStanding("", "n", 100, true, false, Instant.EPOCH));

    assertEquals("not eligible due to a terminating pod on the nominated node.",
        plan(waits, cluster(full("n", going), full("m", there("b", 4, 1, 1)))));
  }

  private static DisruptionBudget budget(String app, int allowed) {
    var labels = JsonNodeFactory.instance.objectNode().put("app", app);
    return new DisruptionBudget("default", LabelSelector.ofLabels(labels), allowed, Set.of());
  }
}
