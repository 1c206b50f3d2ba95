package dev.keelson.orchestrator.controller.disruption;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.Yaml;
import dev.keelson.orchestrator.subresource.Budgets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class BudgetPlanTest {
  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    // budget | pods wanted by owners | ready pods | expected, desired, healthy, allowed
    "minAvailable: 2     | 9 | 3 | 3 2 3 1",
    "minAvailable: 2     | 9 | 2 | 2 2 2 0",
    "minAvailable: 5     | 9 | 2 | 2 5 2 0",
    "minAvailable: 50%   | 5 | 5 | 5 3 5 2",
    "maxUnavailable: 1   | 4 | 4 | 4 3 4 1",
    "maxUnavailable: 1   | 4 | 3 | 4 3 3 0",
    "maxUnavailable: 30% | 7 | 7 | 7 4 7 3",
    "maxUnavailable: 0   | 2 | 2 | 2 2 2 0",
    "maxUnavailable: 5   | 2 | 2 | 2 0 2 2",
    "maxUnavailable: 5   | 0 | 0 | 0 0 0 0",
  })
  void a_budget_allows_what_is_healthy_beyond_what_has_to_be(String budget, int wanted, int ready, String expected) {
    var pods = IntStream.range(0, ready).mapToObj(i -> pod("p" + i, "True")).toList();
    var status = new BudgetPlan(budget(budget, "{}"), pods, NOW).status(wanted);
    assertEquals(expected, "%d %d %d %d".formatted(status.path("expectedPods").asInt(),
        status.path("desiredHealthy").asInt(), status.path("currentHealthy").asInt(),
        status.path("disruptionsAllowed").asInt()));
  }

  @Test
  void whether_something_is_allowed_is_a_condition_too() {
    var status = new BudgetPlan(budget("minAvailable: 1", "{}"), List.of(pod("a", "True")), NOW).status(0);
    assertEquals("[{\"type\":\"DisruptionAllowed\",\"lastTransitionTime\":\"2026-11-21T12:00:00Z\","
        + "\"status\":\"False\",\"reason\":\"InsufficientPods\",\"message\":\"\",\"observedGeneration\":3}]",
        status.path("conditions").toString());
  }

  @Test
  void a_pod_that_was_evicted_is_not_healthy_before_its_deletion_is_seen() {
    var budget = budget("minAvailable: 1", "{disruptedPods: {a: '2026-11-21T11:59:00Z'}}");
    var plan = new BudgetPlan(budget, List.of(pod("a", "True"), pod("b", "True")), NOW);
    assertEquals(1, plan.status(0).path("currentHealthy").asInt());
    assertTrue(plan.status(0).path("disruptedPods").has("a"));
    assertEquals(Optional.of(Duration.ofSeconds(61)), plan.untilNextEnd());
    assertTrue(plan.notDeleted().isEmpty());
  }

  @Test
  void an_eviction_that_came_to_nothing_is_forgotten() {
    var budget = budget(
        "minAvailable: 1", "{disruptedPods: {a: '2026-11-21T11:57:00Z', gone: '2026-11-21T11:59:00Z'}}");
    var plan = new BudgetPlan(budget, List.of(pod("a", "True"), pod("b", "True")), NOW);
    assertEquals(2, plan.status(0).path("currentHealthy").asInt());
    assertFalse(plan.status(0).has("disruptedPods"));
    assertEquals(1, plan.notDeleted().size());
    assertEquals(Optional.empty(), plan.untilNextEnd());
  }

  @Test
  void a_budget_without_a_selector_protects_nothing_and_an_empty_one_all() {
    var pod = pod("a", "True");
    assertTrue(Budgets.protects(Yaml.node("spec: {selector: {}}"), pod));
    assertFalse(Budgets.protects(Yaml.node("spec: {minAvailable: 1}"), pod));
    assertFalse(Budgets.protects(Yaml.node("spec: {selector: {matchLabels: {app: other}}}"), pod));
  }

  private static ObjectNode budget(String spec, String status) {
    return Yaml.object("{metadata: {name: b, namespace: shop, generation: 3}, spec: {%s}, status: %s}"
        .formatted(spec, status));
  }

  private static ObjectNode pod(String name, String ready) {
    return Yaml.object("""
        metadata: {name: %s, namespace: shop, labels: {app: web}}
        status: {phase: Running, conditions: [{type: Ready, status: "%s"}]}
        """.formatted(name, ready));
  }
}
