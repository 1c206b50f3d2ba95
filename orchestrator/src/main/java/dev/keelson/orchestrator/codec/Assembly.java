package dev.keelson.orchestrator.codec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.schema.Field;
import dev.keelson.orchestrator.schema.StructShape;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Puts a struct together of what was read: in Go's order, with what Go adds and without what Go omits. */
final class Assembly {
  private Assembly() {}

  /** @param values by the position of their field; null or missing where nothing was read */
  static ObjectNode of(StructShape struct, @Nullable JsonNode[] values) {
    var object = JsonNodeFactory.instance.objectNode();
    var fields = struct.fields();
    for (var i = 0; i < values.length; i++) {
      var field = fields.get(i);
      var value = written(field, values[i]);
      if (value != null) {
        object.set(field.name(), value);
      }
    }
    return object;
  }

  private static @Nullable JsonNode written(Field field, @Nullable JsonNode value) {
    if (value == null || value.isMissingNode()) {
      return Zeros.absent(field);
    }
    var omitted = field.omitEmpty() && !field.pointer() && isEmpty(value) && !Zeros.isStruct(field.shape());
    return omitted ? null : value;
  }

  private static boolean isEmpty(JsonNode value) {
    return switch (value.getNodeType()) {
      case STRING -> value.textValue().isEmpty();
      case BOOLEAN -> !value.booleanValue();
      case NUMBER -> value.doubleValue() == 0;
      case ARRAY, OBJECT -> value.isEmpty();
      case NULL, MISSING, POJO, BINARY -> false;
    };
  }

  /** A map in the order of its keys, as Go writes maps. */
  static ObjectNode sorted(ObjectNode map) {
    var last = "";
    for (var key : (Iterable<String>) map::fieldNames) {
      if (key.compareTo(last) < 0) {
        return rebuilt(map);
      }
      last = key;
    }
    return map;
  }

  private static ObjectNode rebuilt(ObjectNode map) {
    var sorted = new TreeMap<String, JsonNode>();
    map.properties().forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
    var object = JsonNodeFactory.instance.objectNode();
    sorted.forEach(object::set);
    return object;
  }
}
