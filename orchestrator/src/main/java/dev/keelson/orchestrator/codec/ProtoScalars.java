package dev.keelson.orchestrator.codec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.keelson.orchestrator.schema.ScalarShape;
import dev.keelson.orchestrator.value.InvalidValue;
import dev.keelson.orchestrator.value.Quantity;
import dev.keelson.orchestrator.value.Times;

/** Values without parts, as Kubernetes' protobuf has them: times, quantities and the like are small messages. */
final class ProtoScalars {
  private static final int NANOS_PER_MICRO = 1000;

  private ProtoScalars() {}

  static JsonNode read(ScalarShape shape, ProtoCursor cursor) {
    return switch (shape) {
      case STRING, DURATION -> TextNode.valueOf(cursor.text());
      case BYTES -> TextNode.valueOf(Base64Text.encode(cursor.bytes()));
      case BOOL, INT32, INT64 -> {
        cursor.require(ProtoCursor.VARINT);
        yield whole(shape, cursor.varint());
      }
      case DOUBLE -> {
        cursor.require(ProtoCursor.FIXED64);
        yield floating(cursor.fixed64());
      }
      case TIME, MICRO_TIME -> time(shape, cursor.message());
      case QUANTITY -> quantity(cursor.message());
      case INT_OR_STRING -> intOrString(cursor.message());
    };
  }

  private static JsonNode floating(double value) {
    if (!Double.isFinite(value)) {
      throw new Unreadable("json: unsupported value: " + value);
    }
    return DoubleNode.valueOf(value);
  }

  private static JsonNode whole(ScalarShape shape, long value) {
    return switch (shape) {
      case BOOL -> BooleanNode.valueOf(value != 0);
      case INT32 -> IntNode.valueOf((int) value);
      case INT64, STRING, DOUBLE, BYTES, TIME, MICRO_TIME, DURATION, QUANTITY, INT_OR_STRING -> Numbers.whole(value);
    };
  }

  /** Whether several numbers lie in one field. */
  static boolean isPacked(ScalarShape shape, ProtoCursor cursor) {
    return cursor.is(ProtoCursor.LENGTH)
        && (shape == ScalarShape.INT32 || shape == ScalarShape.INT64 || shape == ScalarShape.BOOL);
  }

  static void unpack(ScalarShape shape, ProtoCursor packed, ArrayNode items) {
    while (packed.hasMore()) {
      items.add(whole(shape, packed.varint()));
    }
  }

  /** The epoch stands for no time, as in Kubernetes. */
  private static JsonNode time(ScalarShape shape, ProtoCursor message) {
    var seconds = 0L;
    var nanos = 0;
    while (message.next()) {
      switch (message.number()) {
        case 1 -> seconds = message.varint();
        case 2 -> nanos = (int) message.varint();
        default -> message.skip();
      }
    }
    if (seconds == 0 && nanos == 0) {
      return MissingNode.getInstance();
    }
    return TextNode.valueOf(text(shape, seconds, nanos));
  }

  private static String text(ScalarShape shape, long seconds, int nanos) {
    try {
      return shape == ScalarShape.TIME
          ? Times.seconds(Times.ofEpoch(seconds, 0))
          : Times.micros(Times.ofEpoch(seconds, nanos / NANOS_PER_MICRO * NANOS_PER_MICRO));
    } catch (InvalidValue beyond) {
      throw new Unreadable(beyond.text());
    }
  }

  private static JsonNode quantity(ProtoCursor message) {
    var text = "0";
    while (message.next()) {
      if (message.number() == 1) {
        text = message.text();
      } else {
        message.skip();
      }
    }
    try {
      return TextNode.valueOf(Quantity.canonical(text.isEmpty() ? "0" : text));
    } catch (InvalidValue wrong) {
      throw new Unreadable(wrong.text());
    }
  }

  private static JsonNode intOrString(ProtoCursor message) {
    var isText = false;
    var number = 0;
    var text = "";
    while (message.next()) {
      switch (message.number()) {
        case 1 -> isText = message.varint() != 0;
        case 2 -> number = (int) message.varint();
        case 3 -> text = message.text();
        default -> message.skip();
      }
    }
    return isText ? TextNode.valueOf(text) : IntNode.valueOf(number);
  }
}
