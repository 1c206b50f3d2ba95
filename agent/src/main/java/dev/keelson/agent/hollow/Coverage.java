package dev.keelson.agent.hollow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.value.Trees;

/** Whether a status says already what ours would: more fields may be there, and conditions of others. */
final class Coverage {
  private Coverage() {}

  static boolean covers(JsonNode known, ObjectNode status) {
    return status.propertyStream().allMatch(field -> field.getKey().equals("conditions")
        ? field.getValue().valueStream().allMatch(each -> hasCondition(known.path("conditions"), each))
        : Trees.same(known.path(field.getKey()), field.getValue()));
  }

  /** Times may differ in a null that the API leaves out. */
  private static boolean hasCondition(JsonNode known, JsonNode condition) {
    return known.valueStream().anyMatch(each -> Trees.same(each.path("type"), condition.path("type"))
        && Trees.same(each.path("status"), condition.path("status"))
        && each.path("reason").asText("").equals(condition.path("reason").asText(""))
        && each.path("message").asText("").equals(condition.path("message").asText("")));
  }
}
