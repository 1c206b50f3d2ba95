package dev.keelson.orchestrator.admission.quota;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * A condition for objects that a quota is for.
 *
 * @param operator {@code In}, {@code NotIn}, {@code Exists}, {@code DoesNotExist}
 */
record Scope(String name, String operator, List<String> values) {
  static List<Scope> of(JsonNode quota) {
    var scopes = new ArrayList<Scope>();
    for (var name : quota.path("spec").path("scopes")) {
      scopes.add(new Scope(name.asText(""), "Exists", List.of()));
    }
    for (var expression : quota.path("spec").path("scopeSelector").path("matchExpressions")) {
      var values = new ArrayList<String>();
      expression.path("values").forEach(value -> values.add(value.asText("")));
      scopes.add(new Scope(
          expression.path("scopeName").asText(""), expression.path("operator").asText(""), List.copyOf(values)));
    }
    return scopes;
  }

  /** Whether a value is as wished; the empty one stands for none. */
  boolean admits(String value) {
    return switch (operator) {
      case "Exists" -> !value.isEmpty();
      case "DoesNotExist" -> value.isEmpty();
      case "In" -> !value.isEmpty() && values.contains(value);
      // As with labels, what has no value is not in.
      case "NotIn" -> !values.contains(value);
      default -> false;
    };
  }
}
