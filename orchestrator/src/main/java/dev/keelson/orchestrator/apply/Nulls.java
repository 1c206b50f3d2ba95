package dev.keelson.orchestrator.apply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.schema.AnyShape;
import dev.keelson.orchestrator.schema.ListShape;
import dev.keelson.orchestrator.schema.MapShape;
import dev.keelson.orchestrator.schema.ScalarShape;
import dev.keelson.orchestrator.schema.Shape;
import dev.keelson.orchestrator.schema.StructShape;

/** Nulls that a wish or a removal has left behind mean that nothing is there; only in free JSON are they values. */
final class Nulls {
  private Nulls() {}

  /** Shares what has none. */
  static ObjectNode dropped(ObjectNode object, Shape shape) {
    var left = JsonNodeFactory.instance.objectNode();
    for (var member : object.properties()) {
      if (!member.getValue().isNull()) {
        left.set(member.getKey(), value(member.getValue(), Place.of(shape).member(member.getKey()).shape()));
      }
    }
    return left;
  }

  private static JsonNode value(JsonNode value, Shape shape) {
    return switch (shape) {
      case StructShape _, MapShape _ -> value instanceof ObjectNode object ? dropped(object, shape) : value;
      case ListShape list -> value.isArray() ? items(value, list.items()) : value;
      case ScalarShape _, AnyShape _ -> value;
    };
  }

  private static JsonNode items(JsonNode list, Shape shape) {
    var left = JsonNodeFactory.instance.arrayNode(list.size());
    list.forEach(item -> left.add(value(item, shape)));
    return left;
  }
}
