package dev.keelson.orchestrator.codec;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.schema.AnyShape;
import dev.keelson.orchestrator.schema.ListShape;
import dev.keelson.orchestrator.schema.MapShape;
import dev.keelson.orchestrator.schema.ScalarShape;
import dev.keelson.orchestrator.schema.Shape;
import dev.keelson.orchestrator.schema.StructShape;
import java.io.IOException;

/**
 * Reads JSON tokens into the object that Go would make of them, led by a shape (sigs.k8s.io/json): names match exactly,
 * unknown ones are dropped and noted, null is as good as absent, and the first value of a wrong type is an error after
 * which reading goes on. Owned by one call.
 */
final class TokenReader {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final JsonParser tokens;
  private final Findings findings;
  private final Path path = new Path();
  private final ScalarReader scalars;

  TokenReader(JsonParser tokens, Findings findings) {
    this.tokens = tokens;
    this.findings = findings;
    this.scalars = new ScalarReader(tokens, this::mismatch, findings);
  }

  /** The struct whose first token is current. */
  ObjectNode struct(StructShape shape) throws IOException {
    var values = new JsonNode[shape.fields().size()];
    for (var name = tokens.nextFieldName(); name != null; name = tokens.nextFieldName()) {
      tokens.nextToken();
      var position = shape.position(name);
      if (position < 0) {
        unknown(name);
        continue;
      }
      path.field(shape, name);
      if (values[position] != null) {
        findings.duplicate(path.text());
      }
      values[position] = field(shape, position);
      path.leave();
    }
    return Assembly.of(shape, values);
  }

  private JsonNode field(StructShape struct, int position) throws IOException {
    var shape = struct.fields().get(position).shape();
    if (shape instanceof AnyShape && tokens.currentToken() == JsonToken.START_OBJECT
        && Unions.holdsSchema(struct.goType(position))) {
      return struct(struct);
    }
    return value(shape, struct, position, 0);
  }

  private void unknown(String name) throws IOException {
    path.key(name);
    findings.unknown(path.text());
    path.leave();
    tokens.skipChildren();
  }

  /**
   * A value in a field.
   *
   * @param levels how many lists and maps of the field's type it is in
   * @return missing where nothing was set: null, or the wrong type
   */
  private JsonNode value(Shape shape, StructShape struct, int position, int levels) throws IOException {
    var token = tokens.currentToken();
    if (token == JsonToken.VALUE_NULL) {
      return MissingNode.getInstance();
    }
    return switch (shape) {
      case ScalarShape scalar -> scalars.read(scalar, new GoType(struct.goType(position), levels));
      case AnyShape _ -> any();
      case StructShape inner when token == JsonToken.START_OBJECT -> struct(inner);
      case MapShape map when token == JsonToken.START_OBJECT -> map(map, struct, position, levels);
      case ListShape list when token == JsonToken.START_ARRAY -> list(list, struct, position, levels);
      case StructShape _, MapShape _, ListShape _ -> {
        mismatch(new GoType(struct.goType(position), levels).text());
        yield MissingNode.getInstance();
      }
    };
  }

  private ObjectNode map(MapShape shape, StructShape struct, int position, int levels) throws IOException {
    var map = NODES.objectNode();
    for (var key = tokens.nextFieldName(); key != null; key = tokens.nextFieldName()) {
      tokens.nextToken();
      path.key(key);
      var value = value(shape.values(), struct, position, levels + 1);
      if (map.replace(key, value.isMissingNode() ? Zeros.of(shape.values()) : value) != null) {
        findings.duplicate(path.text());
      }
      path.leave();
    }
    return Assembly.sorted(map);
  }

  private JsonNode list(ListShape shape, StructShape struct, int position, int levels) throws IOException {
    var list = NODES.arrayNode();
    while (tokens.nextToken() != JsonToken.END_ARRAY) {
      path.item(list.size());
      var value = value(shape.items(), struct, position, levels + 1);
      list.add(value.isMissingNode() ? Zeros.of(shape.items()) : value);
      path.leave();
    }
    return list;
  }

  /** Anything, as it is; of members of the same name the last one stays. */
  JsonNode any() throws IOException {
    return switch (tokens.currentToken()) {
      case START_OBJECT -> anyObject();
      case START_ARRAY -> anyList();
      case VALUE_NULL -> NullNode.instance;
      default -> scalars.any();
    };
  }

  private JsonNode anyObject() throws IOException {
    var object = NODES.objectNode();
    for (var name = tokens.nextFieldName(); name != null; name = tokens.nextFieldName()) {
      tokens.nextToken();
      object.set(name, any());
    }
    return object;
  }

  private JsonNode anyList() throws IOException {
    var list = NODES.arrayNode();
    while (tokens.nextToken() != JsonToken.END_ARRAY) {
      list.add(any());
    }
    return list;
  }

  /** The current value does not fit; it is skipped. */
  private void mismatch(String goType) throws IOException {
    findings.error("json: cannot unmarshal %s into Go %s of type %s"
        .formatted(scalars.valueName(goType), place(), goType));
    tokens.skipChildren();
  }

  private String place() {
    var field = path.goField();
    return field.isEmpty() ? "value" : "struct field " + field;
  }
}
