package dev.keelson.orchestrator.patch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Members of a strategic patch that are instructions, not data. */
final class Directive {
  /** {@code replace}, {@code delete} or {@code merge}: about the object in which it stands. */
  static final String PATCH = "$patch";

  /** Names of the members that stay. */
  static final String RETAIN_KEYS = "$retainKeys";

  /** Before a list's name: the order in which its items shall be. */
  static final String ELEMENT_ORDER = "$setElementOrder";

  /** Before a list's name: the scalars that shall go. */
  static final String DELETIONS = "$deleteFromPrimitiveList";

  static final String DELETE = "delete";
  static final String REPLACE = "replace";
  static final String MERGE = "merge";

  private Directive() {}

  /** The list's name in {@code $setElementOrder/finalizers}. */
  static String listOf(String member, String directive) {
    if (!member.startsWith(directive + "/")) {
      throw PatchRefusals.malformed("invalid patch format of "
          + (directive.equals(DELETIONS) ? "primitive list" : "setElementOrder list"));
    }
    return member.substring(directive.length() + 1);
  }

  static boolean standsIn(JsonNode item) {
    return item.has(PATCH);
  }

  /** An unknown or misplaced {@code $patch}. */
  static RuntimeException unknown(JsonNode directive, JsonNode patch) {
    return PatchRefusals.unfit("unknown patch type: " + GoText.of(directive) + " in map: " + GoText.of(patch));
  }

  /**
   * Takes directives, the objects that {@code $patch} stands in, and nulls out of data that is new to the object:
   * there is nothing that they could change.
   *
   * @return whether anything is left
   */
  static boolean clean(JsonNode data) {
    switch (data) {
      case ObjectNode object -> {
        if (standsIn(object)) {
          return false;
        }
        object.properties().removeIf(member ->
            member.getValue().isNull() || isDirective(member.getKey()) || !clean(member.getValue()));
      }
      case ArrayNode array -> {
        for (var i = array.size() - 1; i >= 0; i--) {
          if (!clean(array.get(i))) {
            array.remove(i);
          }
        }
      }
      default -> {
        return true;
      }
    }
    return true;
  }

  private static boolean isDirective(String member) {
    return member.equals(RETAIN_KEYS) || member.startsWith(ELEMENT_ORDER) || member.startsWith(DELETIONS);
  }
}
