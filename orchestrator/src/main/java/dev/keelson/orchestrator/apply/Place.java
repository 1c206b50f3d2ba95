package dev.keelson.orchestrator.apply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.keelson.orchestrator.schema.AnyShape;
import dev.keelson.orchestrator.schema.Field;
import dev.keelson.orchestrator.schema.ListShape;
import dev.keelson.orchestrator.schema.ListType;
import dev.keelson.orchestrator.schema.MapShape;
import dev.keelson.orchestrator.schema.ScalarShape;
import dev.keelson.orchestrator.schema.Shape;
import dev.keelson.orchestrator.schema.StructShape;

/**
 * What may stand in one place of an object.
 *
 * @param atomic whether it is owned as a whole
 * @param always what Go writes when there is nothing; missing when it writes nothing
 */
record Place(Shape shape, boolean atomic, JsonNode always) {
  private static final Place ANY = new Place(AnyShape.ANY, false, MissingNode.getInstance());
  private static final ObjectNode EMPTY = JsonNodeFactory.instance.objectNode();

  static Place of(Shape shape) {
    return new Place(shape, isAtomic(shape), MissingNode.getInstance());
  }

  /** Of a member of an object of this place's shape. */
  Place member(String name) {
    return switch (shape) {
      case StructShape struct -> struct.field(name).map(Place::of).orElse(ANY);
      case MapShape map -> of(map.values());
      case AnyShape _, ListShape _, ScalarShape _ -> ANY;
    };
  }

  /** Of an item of a list of this place's shape. */
  Place item() {
    return shape instanceof ListShape list ? of(list.items()) : ANY;
  }

  /** Whether the name is one the shape gives, not one a user chose. */
  boolean names(String name) {
    return shape instanceof StructShape struct && struct.field(name).isPresent();
  }

  /** Whether the values can be taken apart into members. Null and nothing go with everything. */
  boolean isMap(JsonNode left, JsonNode right) {
    return switch (shape) {
      case StructShape _, MapShape _ -> !atomic && isObjectOrNothing(left) && isObjectOrNothing(right);
      case AnyShape _ -> isObjectOrNothing(left) && isObjectOrNothing(right)
          && (left.isObject() || right.isObject());
      case ListShape _, ScalarShape _ -> false;
    };
  }

  /** Whether the values can be taken apart into items. */
  boolean isList(JsonNode left, JsonNode right) {
    return shape instanceof ListShape && !atomic && isArrayOrNothing(left) && isArrayOrNothing(right);
  }

  /** What is there, or what Go would write for nothing. */
  JsonNode filled(JsonNode value) {
    return value.isMissingNode() ? always : value;
  }

  /** A field may say of its struct otherwise than the struct says of itself. */
  private static Place of(Field field) {
    var shape = field.shape();
    return new Place(shape, shape instanceof StructShape ? field.atomic() : isAtomic(shape), always(field));
  }

  private static boolean isAtomic(Shape shape) {
    return switch (shape) {
      case ListShape list -> list.type() == ListType.ATOMIC;
      case MapShape map -> map.atomic();
      case ScalarShape _ -> true;
      case StructShape struct -> struct.atomic();
      case AnyShape _ -> false;
    };
  }

  /**
   * Go cannot leave out a struct that is no pointer, nor a field without {@code omitempty}: so nobody owns the mere
   * presence of {@code spec}.
   */
  private static JsonNode always(Field field) {
    var absent = field.pointer() || (field.omitEmpty() && !(field.shape() instanceof StructShape));
    return absent ? MissingNode.getInstance() : switch (field.shape()) {
      case StructShape _ -> EMPTY;
      case ListShape _, MapShape _, AnyShape _ -> NullNode.instance;
      case ScalarShape scalar -> zero(scalar);
    };
  }

  private static JsonNode zero(ScalarShape scalar) {
    return switch (scalar) {
      case STRING, DURATION, BYTES -> TextNode.valueOf("");
      case BOOL -> BooleanNode.FALSE;
      case INT32, INT64, DOUBLE, INT_OR_STRING -> LongNode.valueOf(0);
      case QUANTITY -> TextNode.valueOf("0");
      case TIME, MICRO_TIME -> NullNode.instance;
    };
  }

  private static boolean isObjectOrNothing(JsonNode value) {
    return value.isObject() || value.isNull() || value.isMissingNode();
  }

  private static boolean isArrayOrNothing(JsonNode value) {
    return value.isArray() || value.isNull() || value.isMissingNode();
  }
}
