package dev.keelson.orchestrator.verb;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Comparator;

/** Whether two trees say the same, whatever Java type a number has. */
final class Same {
  private static final Comparator<JsonNode> BY_VALUE = (one, other) ->
      one.isNumber() && other.isNumber()
          ? one.decimalValue().compareTo(other.decimalValue())
          : one.equals(other) ? 0 : 1;

  private Same() {}

  static boolean same(JsonNode one, JsonNode other) {
    return one.equals(BY_VALUE, other);
  }
}
