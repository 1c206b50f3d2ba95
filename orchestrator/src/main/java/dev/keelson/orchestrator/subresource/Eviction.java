package dev.keelson.orchestrator.subresource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.status.Cause;
import dev.keelson.orchestrator.status.Details;
import dev.keelson.orchestrator.status.Reason;
import dev.keelson.orchestrator.status.Refusal;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Whether a pod may be taken away from those that a budget protects (registry/core/pod's EvictionREST). */
public final class Eviction {
  private static final Set<String> ENDED = Set.of("Succeeded", "Failed");
  private static final int RETRY_AFTER_SECONDS = 10;

  private Eviction() {}

  /** Whether no budget has to be asked: the pod does no work. */
  public static boolean isFree(JsonNode pod) {
    var phase = pod.path("status").path("phase").asText("");
    return ENDED.contains(phase) || phase.equals("Pending") || pod.path("metadata").hasNonNull("deletionTimestamp");
  }

  /**
   * The budget that protects a pod.
   *
   * @throws Refusal 500 when there are two: nobody knows then what is meant
   */
  public static Optional<ObjectNode> budget(JsonNode pod, List<ObjectNode> budgets) {
    var matching = budgets.stream().filter(budget -> Budgets.protects(budget, pod)).toList();
    if (matching.size() > 1) {
      throw new Refusal(Reason.INTERNAL_ERROR, "This pod has more than one PodDisruptionBudget, which the eviction"
          + " subresource does not support.");
    }
    return matching.stream().findFirst();
  }

  /** Whether the budget lets a pod go that is not ready anyway (spec.unhealthyPodEvictionPolicy). */
  public static boolean letsUnhealthyGo(JsonNode pod, JsonNode budget) {
    if (isReady(pod)) {
      return false;
    }
    var policy = budget.path("spec").path("unhealthyPodEvictionPolicy").asText("IfHealthyBudget");
    var status = budget.path("status");
    long desired = status.path("desiredHealthy").asLong(0);
    boolean healthy = desired > 0 && status.path("currentHealthy").asLong(0) >= desired;
    return policy.equals("AlwaysAllow") || healthy;
  }

  private static boolean isReady(JsonNode pod) {
    for (var condition : pod.path("status").path("conditions")) {
      if (condition.path("type").asText().equals("Ready")) {
        return condition.path("status").asText().equals("True");
      }
    }
    return false;
  }

  /**
   * The budget with one disruption less to give.
   *
   * @throws Refusal 429 when there is none left, or when the budget's controller has not seen its last change
   */
  public static ObjectNode charged(ObjectNode budget, String pod, String now) {
    var status = budget.path("status");
    var name = budget.path("metadata").path("name").asText();
    if (status.path("observedGeneration").asLong(0) < budget.path("metadata").path("generation").asLong(0)) {
      throw refused("The disruption budget %s is still being processed by the server.".formatted(name));
    }
    if (status.path("disruptionsAllowed").asLong(0) <= 0) {
      throw refused("The disruption budget %s needs %d healthy pods and has %d currently".formatted(
          name, status.path("desiredHealthy").asLong(0), status.path("currentHealthy").asLong(0)));
    }
    var charged = budget.deepCopy();
    var counts = charged.withObjectProperty("status");
    counts.put("disruptionsAllowed", status.path("disruptionsAllowed").asLong(0) - 1);
    counts.withObjectProperty("disruptedPods").put(pod, now);
    Budgets.tell(counts, now);
    return charged;
  }

  private static Refusal refused(String why) {
    return new Refusal(Reason.TOO_MANY_REQUESTS, "Cannot evict pod as it would violate the pod's disruption budget.",
        new Details("", "", "", "", List.of(new Cause("DisruptionBudget", why, "")), RETRY_AFTER_SECONDS));
  }
}
