package dev.keelson.orchestrator.convert;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Moves fields of trees. */
final class Fields {
  private Fields() {}

  /** Without effect when there is nothing to move. */
  static void rename(ObjectNode object, String from, String to) {
    var value = object.remove(from);
    if (value != null) {
      object.set(to, value);
    }
  }

  /** Without effect when there is no such value. */
  static void put(ObjectNode object, String field, JsonNode value) {
    if (!value.isMissingNode() && !value.isNull()) {
      object.set(field, value);
    }
  }
}
