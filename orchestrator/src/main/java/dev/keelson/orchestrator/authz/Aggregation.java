package dev.keelson.orchestrator.authz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.keelson.orchestrator.selector.LabelSelector;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.Set;

/** Cluster roles whose rules are put together from those of others ({@code aggregationRule}). */
public final class Aggregation {
  public static final String LABEL_PREFIX = "rbac.authorization.k8s.io/aggregate-to-";

  private Aggregation() {}

  /** Whether a role's rules are made and not written. */
  public static boolean isAggregated(JsonNode clusterRole) {
    return clusterRole.path("aggregationRule").isObject();
  }

  /** The rules that a role should have: those of the roles that it selects, by their names, each rule once. */
  public static ArrayNode rules(JsonNode clusterRole, Collection<? extends JsonNode> clusterRoles) {
    Set<JsonNode> rules = new LinkedHashSet<>();
    var selectors = clusterRole.path("aggregationRule").path("clusterRoleSelectors");
    clusterRoles.stream()
        .filter(role -> !name(role).equals(name(clusterRole)) && isSelected(role, selectors))
        .sorted(Comparator.comparing(Aggregation::name))
        .forEach(role -> role.path("rules").forEach(rules::add));
    var all = JsonNodeFactory.instance.arrayNode();
    rules.forEach(rule -> all.add(rule.deepCopy()));
    return all;
  }

  private static boolean isSelected(JsonNode role, JsonNode selectors) {
    for (var selector : selectors) {
      if (LabelSelector.of(selector).matches(role.path("metadata").path("labels"))) {
        return true;
      }
    }
    return false;
  }

  private static String name(JsonNode role) {
    return role.path("metadata").path("name").asText();
  }
}
