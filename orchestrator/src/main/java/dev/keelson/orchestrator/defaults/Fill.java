package dev.keelson.orchestrator.defaults;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Consumer;

/** The vocabulary of defaults: fill a field in unless it is there; go on where something is there. */
final class Fill {
  private Fill() {}

  /** Unless there is a text, an empty one included in "none". */
  static void text(ObjectNode object, String field, String initial) {
    if (object.path(field).asText().isEmpty() || object.path(field).isNull()) {
      object.put(field, initial);
    }
  }

  /** An empty text is a choice. */
  static void textIfAbsent(ObjectNode object, String field, String initial) {
    if (absent(object, field)) {
      object.put(field, initial);
    }
  }

  static void number(ObjectNode object, String field, int initial) {
    if (absent(object, field)) {
      object.put(field, initial);
    }
  }

  /** Where Go cannot tell 0 from nothing. */
  static void numberOverZero(ObjectNode object, String field, int initial) {
    if (object.path(field).asLong() == 0) {
      object.put(field, initial);
    }
  }

  static void flag(ObjectNode object, String field, boolean initial) {
    if (absent(object, field)) {
      object.put(field, initial);
    }
  }

  static void value(ObjectNode object, String field, JsonNode initial) {
    if (absent(object, field)) {
      object.set(field, initial.deepCopy());
    }
  }

  /** Entries that the target does not have. */
  static void entries(ObjectNode target, JsonNode initial) {
    for (var entry : initial.properties()) {
      value(target, entry.getKey(), entry.getValue());
    }
  }

  static boolean absent(JsonNode object, String field) {
    return object.path(field).isMissingNode() || object.path(field).isNull();
  }

  /** The struct there, empty if it was not. */
  static ObjectNode struct(ObjectNode object, String field) {
    return object.path(field) instanceof ObjectNode there ? there : object.putObject(field);
  }

  /** Where there is a struct. */
  static void in(JsonNode object, String field, Consumer<ObjectNode> filling) {
    if (object.path(field) instanceof ObjectNode there) {
      filling.accept(there);
    }
  }

  /** For every struct of a list. */
  static void each(JsonNode object, String field, Consumer<ObjectNode> filling) {
    if (object.path(field) instanceof ArrayNode list) {
      for (var item : list) {
        if (item instanceof ObjectNode there) {
          filling.accept(there);
        }
      }
    }
  }
}
