package dev.keelson.orchestrator.codec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.keelson.orchestrator.schema.AnyShape;
import dev.keelson.orchestrator.schema.ListShape;
import dev.keelson.orchestrator.schema.MapShape;
import dev.keelson.orchestrator.schema.Member;
import dev.keelson.orchestrator.schema.ScalarShape;
import dev.keelson.orchestrator.schema.Shape;
import dev.keelson.orchestrator.schema.StructShape;
import org.jspecify.annotations.Nullable;

/**
 * Reads protobuf messages into objects, led by a shape. Unknown fields are dropped without a word, as in Kubernetes;
 * what Go marshals although it is zero is dropped by {@link Assembly}. Owned by one call.
 */
final class ProtoReader {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private int depth;

  ObjectNode struct(StructShape shape, ProtoCursor message) {
    var values = new JsonNode[shape.fields().size()];
    fill(shape, shape, values, message);
    sortMaps(shape, values);
    return Assembly.of(shape, values);
  }

  /** Once for each map, as its entries come one by one. */
  private static void sortMaps(StructShape shape, @Nullable JsonNode[] values) {
    for (var i = 0; i < values.length; i++) {
      if (values[i] instanceof ObjectNode entries && shape.fields().get(i).shape() instanceof MapShape) {
        values[i] = Assembly.sorted(entries);
      }
    }
  }

  /** @param inner the message's own struct: the outer one, or one that is embedded in it */
  private void fill(StructShape inner, StructShape outer, @Nullable JsonNode[] values, ProtoCursor message) {
    if (++depth > Limits.DEPTH_MAX) {
      throw new Unreadable("exceeded max depth");
    }
    while (message.next()) {
      switch (inner.member(message.number()).orElse(null)) {
        case null -> message.skip();
        case Member.Embedded(int _, StructShape embedded) -> fill(embedded, outer, values, message.message());
        case Member.Plain plain -> {
          var position = outer.position(plain.field().name());
          values[position] = field(plain, outer, values[position], message);
        }
      }
    }
    depth--;
  }

  /** @param before what earlier occurrences have made of the field */
  private JsonNode field(Member.Plain member, StructShape outer, @Nullable JsonNode before, ProtoCursor cursor) {
    return switch (member.field().shape()) {
      case ListShape list when member.wrapped() -> wrapped(list, cursor.message());
      case ListShape list -> {
        var items = before instanceof ArrayNode begun ? begun : NODES.arrayNode();
        addItem(list.items(), member, outer, items, cursor);
        yield items;
      }
      case MapShape map -> {
        var entries = before instanceof ObjectNode begun ? begun : NODES.objectNode();
        addEntry(map.values(), member, outer, entries, cursor.message());
        yield entries;
      }
      case ScalarShape _, StructShape _, AnyShape _ -> value(member.field().shape(), member, outer, cursor);
    };
  }

  private JsonNode value(Shape shape, Member.Plain member, StructShape outer, ProtoCursor cursor) {
    return switch (shape) {
      case ScalarShape scalar -> ProtoScalars.read(scalar, cursor);
      case StructShape struct -> struct(struct, cursor.message());
      case AnyShape _ -> any(member.goType(), outer, cursor.message());
      case ListShape list -> wrapped(list, cursor.message());
      case MapShape _ -> throw new IllegalStateException("protobuf has no maps of maps: " + member);
    };
  }

  private void addItem(Shape shape, Member.Plain member, StructShape outer, ArrayNode items, ProtoCursor cursor) {
    if (shape instanceof ScalarShape scalar && ProtoScalars.isPacked(scalar, cursor)) {
      ProtoScalars.unpack(scalar, cursor.message(), items);
      return;
    }
    var item = value(shape, member, outer, cursor);
    items.add(item.isMissingNode() ? Zeros.of(shape) : item);
  }

  private void addEntry(Shape shape, Member.Plain member, StructShape outer, ObjectNode map, ProtoCursor entry) {
    var key = "";
    JsonNode value = MissingNode.getInstance();
    while (entry.next()) {
      switch (entry.number()) {
        case 1 -> key = entry.text();
        case 2 -> value = value(shape, member, outer, entry);
        default -> entry.skip();
      }
    }
    map.set(key, value.isMissingNode() ? Zeros.of(shape) : value);
  }

  /** A list where protobuf allows none: a message with {@code repeated items = 1}. All of them hold texts. */
  private static JsonNode wrapped(ListShape list, ProtoCursor message) {
    var items = NODES.arrayNode();
    while (message.next()) {
      if (message.number() == 1 && list.items() == ScalarShape.STRING) {
        items.add(message.text());
      } else {
        message.skip();
      }
    }
    return items;
  }

  private JsonNode any(String goType, StructShape outer, ProtoCursor message) {
    if (Unions.isUnion(goType)) {
      return union(goType, outer, message);
    }
    JsonNode value = MissingNode.getInstance();
    while (message.next()) {
      if (message.number() == 1) {
        value = raw(message.bytes());
      } else {
        message.skip();
      }
    }
    return value;
  }

  private static JsonNode raw(byte[] json) {
    var value = json.length == 0 ? NODES.nullNode() : JsonBodies.any(json);
    return value.isNull() ? MissingNode.getInstance() : value;
  }

  /** A schema; or several schemas, names, a boolean. */
  private JsonNode union(String goType, StructShape schema, ProtoCursor message) {
    JsonNode one = MissingNode.getInstance();
    var several = NODES.arrayNode();
    var allows = false;
    var schemaNumber = Unions.schemaNumber(goType);
    while (message.next()) {
      if (message.number() == schemaNumber) {
        one = struct(schema, message.message());
      } else if (message.is(ProtoCursor.VARINT)) {
        allows = message.varint() != 0;
      } else if (message.number() == 2) {
        several.add(Unions.holdsNames(goType) ? TextNode.valueOf(message.text()) : struct(schema, message.message()));
      } else {
        message.skip();
      }
    }
    if (!one.isMissingNode()) {
      return one;
    }
    return Unions.holdsBoolean(goType) ? NODES.booleanNode(allows) : several;
  }
}
