package dev.keelson.orchestrator.apply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.schema.ListShape;
import dev.keelson.orchestrator.schema.Shape;

/**
 * Takes fields out of an object (structured-merge-diff's RemoveItems). What is empty afterwards is null. The result
 * shares what stays.
 */
final class Removal {
  private Removal() {}

  static ObjectNode of(ObjectNode object, FieldSet fields, Shape shape) {
    return inside(object, fields, Place.of(shape)) instanceof ObjectNode left
        ? left
        : JsonNodeFactory.instance.objectNode();
  }

  private static JsonNode inside(JsonNode value, FieldSet fields, Place place) {
    if (place.isMap(value, value)) {
      return members(value, fields, place);
    }
    return place.isList(value, value) ? items(value, fields, place) : value;
  }

  private static JsonNode members(JsonNode object, FieldSet fields, Place place) {
    var left = JsonNodeFactory.instance.objectNode();
    for (var member : object.properties()) {
      var element = new PathElement.Name(member.getKey());
      if (!fields.has(element)) {
        var below = fields.below(element);
        var value = member.getValue();
        left.set(member.getKey(), below.isEmpty() ? value : inside(value, below, place.member(member.getKey())));
      }
    }
    return left.isEmpty() ? NullNode.instance : left;
  }

  private static JsonNode items(JsonNode list, FieldSet fields, Place place) {
    var left = JsonNodeFactory.instance.arrayNode();
    for (var item : list) {
      var element = Elements.of((ListShape) place.shape(), item);
      if (element.map(fields::has).orElse(false)) {
        continue;
      }
      var below = element.map(fields::below).orElse(FieldSet.EMPTY);
      left.add(below.isEmpty() ? item : inside(item, below, place.item()));
    }
    return left.isEmpty() ? NullNode.instance : left;
  }
}
