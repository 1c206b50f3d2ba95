package dev.keelson.orchestrator.controller.disruption;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.controller.pods.Pods;
import dev.keelson.orchestrator.controller.pods.Share;
import dev.keelson.orchestrator.object.Metadata;
import dev.keelson.orchestrator.subresource.Budgets;
import dev.keelson.orchestrator.value.Times;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The status of a budget (kubernetes' trySync). */
final class BudgetPlan {
  /** An eviction that has not become a deletion after this will not; kubernetes' DeletionTimeout. */
  private static final Duration EVICTION_MAX = Duration.ofMinutes(2);

  private final ObjectNode budget;
  private final List<ObjectNode> pods;
  private final Instant now;

  /** Looks at a budget and the pods that it protects. */
  BudgetPlan(ObjectNode budget, List<ObjectNode> pods, Instant now) {
    this.budget = budget;
    this.pods = List.copyOf(pods);
    this.now = now;
  }

  /** Whether the budget is a part of what the pods' owners want, so that the owners' sizes have to be known. */
  boolean asksForOwners() {
    return spec("maxUnavailable").isValueNode() || Share.isPercent(spec("minAvailable"));
  }

  private JsonNode spec(String field) {
    return budget.path("spec").path(field);
  }

  /**
   * The whole status.
   *
   * @param wanted how many pods their owners want; ignored when {@link #asksForOwners} says no
   */
  ObjectNode status(int wanted) {
    int expected = asksForOwners() ? wanted : pods.size();
    int desired = desired(expected);
    int healthy = healthy();
    var status = JsonNodeFactory.instance.objectNode()
        .put("observedGeneration", Metadata.generation(budget))
        .put("currentHealthy", healthy)
        .put("desiredHealthy", desired)
        .put("expectedPods", expected)
        // Without pods nothing is allowed: the first ones may come before this is computed anew.
        .put("disruptionsAllowed", expected > 0 ? Math.max(0, healthy - desired) : 0);
    var evicted = evicted();
    if (!evicted.isEmpty()) {
      status.set("disruptedPods", evicted);
    }
    var conditions = budget.path("status").path("conditions");
    if (conditions.isArray()) {
      status.set("conditions", conditions.deepCopy());
    }
    Budgets.tell(status, Times.seconds(now));
    return status;
  }

  private int desired(int expected) {
    var most = spec("maxUnavailable");
    return most.isValueNode()
        ? Math.max(0, expected - Share.of(most, expected, RoundingMode.UP))
        : Share.of(spec("minAvailable"), expected, RoundingMode.UP);
  }

  private int healthy() {
    return (int) pods.stream()
        .filter(pod -> !Pods.isDeleting(pod) && Pods.isReady(pod))
        .filter(pod -> evictionEnds(pod).filter(end -> end.isAfter(now)).isEmpty())
        .count();
  }

  /** Evictions that were granted and are not yet seen as deletions. */
  private ObjectNode evicted() {
    var evicted = JsonNodeFactory.instance.objectNode();
    for (var pod : pods) {
      if (!Pods.isDeleting(pod) && evictionEnds(pod).filter(end -> !end.isBefore(now)).isPresent()) {
        evicted.set(Metadata.name(pod), evictedAt(pod));
      }
    }
    return evicted;
  }

  /** When the account has to be settled though nothing happens. */
  Optional<Duration> untilNextEnd() {
    return pods.stream()
        .filter(pod -> !Pods.isDeleting(pod))
        .flatMap(pod -> evictionEnds(pod).stream())
        .map(end -> Duration.between(now, end))
        .filter(left -> !left.isNegative())
        .min(Duration::compareTo)
        // Times have whole seconds: a second later it has passed for sure.
        .map(left -> left.plusSeconds(1));
  }

  /** Pods that were to be deleted and were not. */
  List<ObjectNode> notDeleted() {
    return pods.stream()
        .filter(pod -> !Pods.isDeleting(pod))
        .filter(pod -> evictionEnds(pod).filter(end -> end.isBefore(now)).isPresent())
        .toList();
  }

  private Optional<Instant> evictionEnds(JsonNode pod) {
    return Pods.time(evictedAt(pod)).map(at -> at.plus(EVICTION_MAX));
  }

  private JsonNode evictedAt(JsonNode pod) {
    return budget.path("status").path("disruptedPods").path(Metadata.name(pod));
  }
}
