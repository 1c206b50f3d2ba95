package dev.keelson.orchestrator.controller.deployment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.controller.pods.Condition;
import dev.keelson.orchestrator.controller.pods.Conditions;
import dev.keelson.orchestrator.value.Times;
import java.time.Instant;

/** Writes conditions of Deployments: they tell when they were last updated too, and the last written is the last. */
final class DeploymentConditions {
  static final String PROGRESSING = "Progressing";
  static final String AVAILABLE = "Available";
  static final String FAILURE = "ReplicaFailure";

  private DeploymentConditions() {}

  static String reason(JsonNode status, String type) {
    return Conditions.in(status, type).map(condition -> condition.path("reason").asText("")).orElse("");
  }

  /** Writes the condition, unless the status and reason are as they were. */
  static void put(ObjectNode status, Condition condition, Instant now) {
    if (statusOf(status, condition.type()).equals(condition.status())
        && reason(status, condition.type()).equals(condition.reason())) {
      return;
    }
    renew(status, condition, now);
  }

  /** Writes the condition with a new time of update, whatever it was. */
  static void renew(ObjectNode status, Condition condition, Instant now) {
    var time = Times.seconds(now);
    var since = Conditions.in(status, condition.type())
        .filter(old -> old.path("status").asText().equals(condition.status()))
        .map(old -> old.path("lastTransitionTime").asText(time))
        .orElse(time);
    append(status, condition, time, since);
  }

  /** A condition of a ReplicaSet, with its times. */
  static void putForeign(ObjectNode status, JsonNode condition) {
    var type = condition.path("type").asText();
    var copy = new Condition(type, condition.path("status").asText(), condition.path("reason").asText(""),
        condition.path("message").asText(""));
    if (!statusOf(status, type).equals(copy.status()) || !reason(status, type).equals(copy.reason())) {
      var since = condition.path("lastTransitionTime").asText();
      append(status, copy, since, since);
    }
  }

  private static void append(ObjectNode status, Condition condition, String updated, String since) {
    Conditions.remove(status, condition.type());
    Conditions.put(status, condition, since).put("lastUpdateTime", updated);
  }

  private static String statusOf(JsonNode status, String type) {
    return Conditions.in(status, type).map(condition -> condition.path("status").asText("")).orElse("");
  }
}
