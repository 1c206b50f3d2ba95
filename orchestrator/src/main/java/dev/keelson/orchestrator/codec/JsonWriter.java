package dev.keelson.orchestrator.codec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.schema.AnyShape;
import dev.keelson.orchestrator.schema.ListShape;
import dev.keelson.orchestrator.schema.MapShape;
import dev.keelson.orchestrator.schema.ScalarShape;
import dev.keelson.orchestrator.schema.Shape;
import dev.keelson.orchestrator.schema.StructShape;
import java.util.TreeMap;

/**
 * Writes a tree in the order of its shape. Trees are usually in that order already, so members are written as they
 * come; when one is out of order, the object is begun again and sorted.
 */
final class JsonWriter {
  private static final int BYTES_AT_FIRST = 1024;

  private final ByteSink out = new ByteSink(BYTES_AT_FIRST);
  private final TextWriter texts = new TextWriter(out);

  byte[] bytes() {
    return out.toBytes();
  }

  void write(JsonNode value, Shape shape) {
    switch (value.getNodeType()) {
      case OBJECT -> object((ObjectNode) value, shape);
      case ARRAY -> list(value, shape instanceof ListShape list ? list.items() : AnyShape.ANY);
      case STRING -> texts.write(value.textValue());
      case NUMBER -> out.ascii(value.isFloatingPointNumber() ? Numbers.text(value.doubleValue()) : value.asText());
      case BOOLEAN -> out.ascii(value.booleanValue() ? "true" : "false");
      case NULL, MISSING -> out.ascii("null");
      case POJO, BINARY -> throw new IllegalArgumentException("objects hold JSON, not " + value.getNodeType());
    }
  }

  private void list(JsonNode list, Shape items) {
    var separator = '[';
    for (var item : list) {
      out.write(separator);
      write(item, items);
      separator = ',';
    }
    if (separator == '[') {
      out.write('[');
    }
    out.write(']');
  }

  private void object(ObjectNode object, Shape shape) {
    switch (shape) {
      case StructShape struct -> struct(object, struct);
      case MapShape map -> map(object, map.values());
      case AnyShape _, ListShape _, ScalarShape _ -> any(object);
    }
  }

  private void any(ObjectNode object) {
    var separator = '{';
    for (var member : object.properties()) {
      member(separator, member.getKey(), member.getValue(), AnyShape.ANY);
      separator = ',';
    }
    end(separator);
  }

  private void struct(ObjectNode object, StructShape shape) {
    var start = out.length();
    var separator = '{';
    var last = -1;
    for (var member : object.properties()) {
      var position = shape.position(member.getKey());
      if (position <= last) {
        out.rewind(start);
        structSorted(object, shape);
        return;
      }
      last = position;
      member(separator, member.getKey(), member.getValue(), shape.fields().get(position).shape());
      separator = ',';
    }
    end(separator);
  }

  /** Members that the shape does not know come last. */
  private void structSorted(ObjectNode object, StructShape shape) {
    var separator = '{';
    for (var field : shape.fields()) {
      var value = object.get(field.name());
      if (value != null) {
        member(separator, field.name(), value, field.shape());
        separator = ',';
      }
    }
    for (var member : object.properties()) {
      if (shape.position(member.getKey()) < 0) {
        member(separator, member.getKey(), member.getValue(), AnyShape.ANY);
        separator = ',';
      }
    }
    end(separator);
  }

  private void map(ObjectNode object, Shape values) {
    var start = out.length();
    var separator = '{';
    var last = "";
    for (var member : object.properties()) {
      if (member.getKey().compareTo(last) < 0) {
        out.rewind(start);
        mapSorted(object, values);
        return;
      }
      last = member.getKey();
      member(separator, last, member.getValue(), values);
      separator = ',';
    }
    end(separator);
  }

  private void mapSorted(ObjectNode object, Shape values) {
    var sorted = new TreeMap<String, JsonNode>();
    object.properties().forEach(member -> sorted.put(member.getKey(), member.getValue()));
    var separator = '{';
    for (var member : sorted.entrySet()) {
      member(separator, member.getKey(), member.getValue(), values);
      separator = ',';
    }
    end(separator);
  }

  private void member(char separator, String name, JsonNode value, Shape shape) {
    out.write(separator);
    texts.write(name);
    out.write(':');
    write(value, shape);
  }

  private void end(char separator) {
    if (separator == '{') {
      out.write('{');
    }
    out.write('}');
  }
}
