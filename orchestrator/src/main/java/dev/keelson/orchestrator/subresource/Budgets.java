package dev.keelson.orchestrator.subresource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.selector.LabelSelector;

/** What evictions and the controller of disruption budgets have to understand alike. */
public final class Budgets {
  private static final String CONDITION = "DisruptionAllowed";

  private Budgets() {}

  /** Whether a budget protects a pod: an empty selector means all, none at all means none. */
  public static boolean protects(JsonNode budget, JsonNode pod) {
    var selector = budget.path("spec").path("selector");
    return selector.isObject() && LabelSelector.of(selector).matches(pod.path("metadata").path("labels"));
  }

  /**
   * Says in a budget's status whether it allows a disruption (kubernetes' UpdateDisruptionAllowedCondition).
   *
   * @param now RFC 3339
   */
  public static void tell(ObjectNode status, String now) {
    boolean allowed = status.path("disruptionsAllowed").asInt(0) > 0;
    tell(status, allowed, allowed ? "SufficientPods" : "InsufficientPods", "", now);
  }

  /** Says why a budget cannot be computed, and allows nothing until it can. */
  public static void tellFailure(ObjectNode status, String why, String now) {
    status.put("disruptionsAllowed", 0);
    tell(status, false, "SyncFailed", why, now);
  }

  private static void tell(ObjectNode status, boolean allowed, String reason, String message, String now) {
    var condition = condition(status);
    var value = allowed ? "True" : "False";
    if (!condition.path("status").asText().equals(value)) {
      condition.put("lastTransitionTime", now);
    }
    condition.put("status", value).put("reason", reason).put("message", message)
        .put("observedGeneration", status.path("observedGeneration").asLong(0));
  }

  private static ObjectNode condition(ObjectNode status) {
    for (var condition : status.withArrayProperty("conditions")) {
      if (condition instanceof ObjectNode found && found.path("type").asText().equals(CONDITION)) {
        return found;
      }
    }
    return status.withArrayProperty("conditions").addObject().put("type", CONDITION);
  }
}
