package dev.keelson.orchestrator.authz;

import com.fasterxml.jackson.databind.JsonNode;

/** A metav1.LabelSelector that was validated: all of its conditions hold, and none of an empty one fails. */
final class LabelSelector {
  private LabelSelector() {}

  static boolean matches(JsonNode selector, JsonNode labels) {
    for (var wanted : selector.path("matchLabels").properties()) {
      if (!wanted.getValue().equals(labels.path(wanted.getKey()))) {
        return false;
      }
    }
    for (var expression : selector.path("matchExpressions")) {
      if (!holds(expression, labels.path(expression.path("key").asText()))) {
        return false;
      }
    }
    return true;
  }

  private static boolean holds(JsonNode expression, JsonNode label) {
    return switch (expression.path("operator").asText()) {
      case "In" -> contains(expression.path("values"), label);
      case "NotIn" -> !contains(expression.path("values"), label);
      case "Exists" -> !label.isMissingNode();
      case "DoesNotExist" -> label.isMissingNode();
      default -> false;
    };
  }

  private static boolean contains(JsonNode values, JsonNode label) {
    for (var value : values) {
      if (value.equals(label)) {
        return true;
      }
    }
    return false;
  }
}
