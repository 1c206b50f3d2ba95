package dev.keelson.orchestrator.apply;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.LongNode;
import java.util.List;

/** Values inside path elements: one form for each number, and a total order. */
final class Scalars {
  private Scalars() {}

  /** Readers make int, long or double of the same number; a set must find it again. */
  static JsonNode canonical(JsonNode value) {
    if (!value.isNumber() || value.isLong()) {
      return value;
    }
    var whole = value.isIntegralNumber() ? value.canConvertToLong() : value.canConvertToExactIntegral()
        && value.canConvertToLong();
    return whole ? LongNode.valueOf(value.longValue()) : value;
  }

  /** As JSON. */
  static String text(JsonNode value) {
    return value.isTextual() ? quoted(value.textValue()) : value.isLong() ? value.asText() : value.toString();
  }

  static String quoted(String text) {
    return '"' + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + '"';
  }

  static int compareFields(List<KeyField> left, List<KeyField> right) {
    var common = Math.min(left.size(), right.size());
    for (var i = 0; i < common; i++) {
      var names = left.get(i).name().compareTo(right.get(i).name());
      var order = names != 0 ? names : compare(left.get(i).value(), right.get(i).value());
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(left.size(), right.size());
  }

  static int compare(JsonNode left, JsonNode right) {
    var order = Integer.compare(rank(left), rank(right));
    if (order != 0) {
      return order;
    }
    if (left.isTextual()) {
      return left.textValue().compareTo(right.textValue());
    }
    if (left.isLong() && right.isLong()) {
      return Long.compare(left.longValue(), right.longValue());
    }
    if (left.isNumber()) {
      return Double.compare(left.doubleValue(), right.doubleValue());
    }
    return left.toString().compareTo(right.toString());
  }

  private static int rank(JsonNode value) {
    return switch (value.getNodeType()) {
      case NUMBER -> 0;
      case STRING, BINARY -> 1;
      case BOOLEAN -> 2;
      case ARRAY -> 3;
      case OBJECT, POJO -> 4;
      case NULL, MISSING -> 5;
    };
  }
}
