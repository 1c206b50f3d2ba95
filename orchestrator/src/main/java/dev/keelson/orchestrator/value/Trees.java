package dev.keelson.orchestrator.value;

import com.fasterxml.jackson.databind.JsonNode;

/** Questions about JSON trees that Jackson answers otherwise than JSON would. */
public final class Trees {
  private Trees() {}

  /**
   * Whether both mean the same JSON. Jackson holds that the int 1 is not the long 1: which of them a reader makes
   * depends on its way, so numbers are compared by value here. The order of members does not matter.
   */
  public static boolean same(JsonNode left, JsonNode right) {
    if (left.isNumber()) {
      return right.isNumber() && sameNumber(left, right);
    }
    if (left.isObject()) {
      return right.isObject() && sameMembers(left, right);
    }
    if (left.isArray()) {
      return right.isArray() && sameItems(left, right);
    }
    return left.equals(right);
  }

  /** Whether containers are nested deeper than so many levels; a scalar has no level. */
  public static boolean deeperThan(JsonNode node, int levels) {
    if (!node.isContainerNode()) {
      return false;
    }
    if (levels <= 0) {
      return true;
    }
    for (var child : node) {
      if (deeperThan(child, levels - 1)) {
        return true;
      }
    }
    return false;
  }

  private static boolean sameNumber(JsonNode left, JsonNode right) {
    if (left.isIntegralNumber() && right.isIntegralNumber() && left.canConvertToLong()) {
      return right.canConvertToLong() && left.longValue() == right.longValue();
    }
    return left.equals(right) || left.doubleValue() == right.doubleValue();
  }

  private static boolean sameMembers(JsonNode left, JsonNode right) {
    if (left.size() != right.size()) {
      return false;
    }
    for (var member : left.properties()) {
      var other = right.get(member.getKey());
      if (other == null || !same(member.getValue(), other)) {
        return false;
      }
    }
    return true;
  }

  private static boolean sameItems(JsonNode left, JsonNode right) {
    if (left.size() != right.size()) {
      return false;
    }
    for (var i = 0; i < left.size(); i++) {
      if (!same(left.get(i), right.get(i))) {
        return false;
      }
    }
    return true;
  }
}
