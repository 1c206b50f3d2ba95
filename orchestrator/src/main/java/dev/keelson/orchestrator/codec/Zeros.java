package dev.keelson.orchestrator.codec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.keelson.orchestrator.schema.AnyShape;
import dev.keelson.orchestrator.schema.Field;
import dev.keelson.orchestrator.schema.ListShape;
import dev.keelson.orchestrator.schema.MapShape;
import dev.keelson.orchestrator.schema.ScalarShape;
import dev.keelson.orchestrator.schema.Shape;
import dev.keelson.orchestrator.schema.StructShape;
import org.jspecify.annotations.Nullable;

/** What Go writes for values that nobody has set. */
final class Zeros {
  private static final TextNode EMPTY = TextNode.valueOf("");
  private static final TextNode NO_QUANTITY = TextNode.valueOf("0");
  private static final IntNode NOTHING = IntNode.valueOf(0);

  private Zeros() {}

  /** For a field that is absent; null where Go leaves it out. */
  static @Nullable JsonNode absent(Field field) {
    if (field.pointer()) {
      return field.omitEmpty() ? null : NullNode.instance;
    }
    if (field.omitEmpty() && !isStruct(field.shape())) {
      return null;
    }
    return of(field.shape());
  }

  /** To Go's encoder a struct is never empty, so that omitempty does not matter to these. */
  static boolean isStruct(Shape shape) {
    return switch (shape) {
      case StructShape _, AnyShape _ -> true;
      case ListShape _, MapShape _ -> false;
      case ScalarShape scalar -> switch (scalar) {
        case TIME, MICRO_TIME, QUANTITY, INT_OR_STRING, DURATION -> true;
        case STRING, BOOL, INT32, INT64, DOUBLE, BYTES -> false;
      };
    };
  }

  /** The zero value of a type. */
  static JsonNode of(Shape shape) {
    return switch (shape) {
      case StructShape struct -> Assembly.of(struct, new JsonNode[struct.fields().size()]);
      case AnyShape _, ListShape _, MapShape _ -> NullNode.instance;
      case ScalarShape scalar -> switch (scalar) {
        case TIME, MICRO_TIME, BYTES -> NullNode.instance;
        case QUANTITY -> NO_QUANTITY;
        case INT32, INT64, DOUBLE, INT_OR_STRING -> NOTHING;
        case STRING -> EMPTY;
        case DURATION -> TextNode.valueOf("0s");
        case BOOL -> BooleanNode.FALSE;
      };
    };
  }
}
