package dev.keelson.orchestrator.rules.check;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Set;

/**
 * Whether two values mean the same (apimachinery's equality.Semantic): what is empty is as good as absent, at any
 * depth. Both have been decoded and defaulted in the same way, so quantities and times are written alike.
 */
public final class Same {
  private Same() {}

  public static boolean same(JsonNode left, JsonNode right) {
    if (empty(left) || empty(right)) {
      return empty(left) && empty(right);
    }
    if (left.isObject() && right.isObject()) {
      return names(left, right).stream().allMatch(name -> same(left.path(name), right.path(name)));
    }
    if (left.isArray() && right.isArray()) {
      var alike = left.size() == right.size();
      for (var i = 0; alike && i < left.size(); i++) {
        alike = same(left.get(i), right.get(i));
      }
      return alike;
    }
    var numbers = left.isNumber() && right.isNumber();
    return numbers ? left.asDouble() == right.asDouble() : left.equals(right);
  }

  private static Set<String> names(JsonNode left, JsonNode right) {
    var names = new HashSet<String>();
    left.fieldNames().forEachRemaining(names::add);
    right.fieldNames().forEachRemaining(names::add);
    return names;
  }

  /** A struct whose fields are all empty is not looked into: Go's pointer to it would still count as set. */
  private static boolean empty(JsonNode value) {
    return switch (value.getNodeType()) {
      case MISSING, NULL -> true;
      case STRING -> value.textValue().isEmpty();
      case BOOLEAN -> !value.booleanValue();
      case NUMBER -> value.asDouble() == 0;
      case ARRAY, OBJECT -> value.isEmpty();
      case BINARY, POJO -> false;
    };
  }
}
