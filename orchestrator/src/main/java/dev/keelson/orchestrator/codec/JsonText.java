package dev.keelson.orchestrator.codec;

import com.fasterxml.jackson.databind.JsonNode;
import dev.keelson.orchestrator.schema.AnyShape;
import dev.keelson.orchestrator.schema.Shape;

/** JSON as Go writes it, byte for byte: what the API sends and the store keeps. */
public final class JsonText {
  private JsonText() {}

  /** Without white space, members in the order in which they stand. */
  public static byte[] compact(JsonNode value) {
    return compact(value, AnyShape.ANY);
  }

  /**
   * Without white space.
   *
   * @param shape members of structs come in its order, those of maps sorted, wherever they stand in the tree
   */
  public static byte[] compact(JsonNode value, Shape shape) {
    var writer = new JsonWriter();
    writer.write(value, shape);
    return writer.bytes();
  }

  /** With two spaces a level, for people. */
  public static byte[] pretty(JsonNode value) {
    return indented(compact(value));
  }

  /** As {@link #pretty(JsonNode)}, in the order of {@link #compact(JsonNode, Shape)}. */
  public static byte[] pretty(JsonNode value, Shape shape) {
    return indented(compact(value, shape));
  }

  /** Compact JSON with white space. */
  public static byte[] indented(byte[] compact) {
    return new Indenter(compact).indented();
  }
}
