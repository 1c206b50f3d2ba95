package dev.keelson.orchestrator.codec;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.keelson.orchestrator.schema.ScalarShape;
import dev.keelson.orchestrator.value.InvalidValue;
import dev.keelson.orchestrator.value.Quantity;
import dev.keelson.orchestrator.value.Times;
import java.io.IOException;

/** Reads values without parts from JSON tokens. Owned by one call. */
final class ScalarReader {
  /** Takes a value that has the wrong type, and skips it. */
  interface MismatchSink {
    void mismatch(String goType) throws IOException;
  }

  private static final JsonNode NOTHING = MissingNode.getInstance();

  private final JsonParser tokens;
  private final MismatchSink mismatches;
  private final Findings findings;

  ScalarReader(JsonParser tokens, MismatchSink mismatches, Findings findings) {
    this.tokens = tokens;
    this.mismatches = mismatches;
    this.findings = findings;
  }

  JsonNode read(ScalarShape shape, GoType type) throws IOException {
    return switch (shape) {
      case STRING -> isText() ? TextNode.valueOf(tokens.getText()) : mismatch(type);
      case BOOL -> isBoolean() ? BooleanNode.valueOf(tokens.getBooleanValue()) : mismatch(type);
      case INT32 -> integer(Integer.MIN_VALUE, Integer.MAX_VALUE, type);
      case INT64 -> integer(Long.MIN_VALUE, Long.MAX_VALUE, type);
      case DOUBLE -> isNumber() ? Numbers.of(tokens.getText()) : mismatch(type);
      case BYTES -> isText() ? bytes(tokens.getText()) : mismatch(type);
      case TIME, MICRO_TIME -> isText() ? time(shape, tokens.getText()) : mismatch(new GoType("string", 0));
      case DURATION -> isText() ? TextNode.valueOf(tokens.getText()) : mismatch(new GoType("string", 0));
      case QUANTITY -> quantity();
      case INT_OR_STRING -> isText()
          ? TextNode.valueOf(tokens.getText())
          : integer(Integer.MIN_VALUE, Integer.MAX_VALUE, new GoType("int32", 0));
    };
  }

  /** A scalar of any type. Whole numbers that fit a long stay whole, others are floating, as in Kubernetes. */
  JsonNode any() throws IOException {
    return switch (tokens.currentToken()) {
      case VALUE_STRING -> TextNode.valueOf(tokens.getText());
      case VALUE_TRUE -> BooleanNode.TRUE;
      case VALUE_FALSE -> BooleanNode.FALSE;
      default -> Numbers.of(tokens.getText());
    };
  }

  private JsonNode mismatch(GoType type) throws IOException {
    mismatches.mismatch(type.text());
    return NOTHING;
  }

  private JsonNode integer(long min, long max, GoType type) throws IOException {
    if (tokens.currentToken() != JsonToken.VALUE_NUMBER_INT || !fitsLong()) {
      return mismatch(type);
    }
    var value = tokens.getLongValue();
    return value >= min && value <= max ? Numbers.whole(value) : mismatch(type);
  }

  private boolean fitsLong() throws IOException {
    return switch (tokens.getNumberType()) {
      case INT, LONG -> true;
      case BIG_INTEGER, FLOAT, DOUBLE, BIG_DECIMAL -> false;
    };
  }

  private JsonNode bytes(String text) {
    var wrong = Base64Text.firstWrong(text);
    if (wrong >= 0) {
      return error("illegal base64 data at input byte " + wrong);
    }
    return TextNode.valueOf(Base64Text.withoutBreaks(text));
  }

  private JsonNode time(ScalarShape shape, String text) {
    try {
      var time = shape == ScalarShape.TIME ? Times.canonical(text) : Times.canonicalMicros(text);
      return time.isEmpty() ? NOTHING : TextNode.valueOf(time);
    } catch (InvalidValue wrong) {
      return error(wrong.text());
    }
  }

  private JsonNode quantity() throws IOException {
    try {
      var structured = tokens.currentToken().isStructStart();
      tokens.skipChildren();
      return TextNode.valueOf(Quantity.canonical(structured ? "{}" : tokens.getText().strip()));
    } catch (InvalidValue wrong) {
      return error(wrong.text());
    }
  }

  private JsonNode error(String text) {
    findings.error(text);
    return NOTHING;
  }

  private boolean isText() {
    return tokens.currentToken() == JsonToken.VALUE_STRING;
  }

  private boolean isBoolean() {
    return tokens.currentToken().isBoolean();
  }

  private boolean isNumber() {
    return tokens.currentToken().isNumeric();
  }

  /** The current value in Go's words. */
  String valueName(String goType) throws IOException {
    return switch (tokens.currentToken()) {
      case START_OBJECT -> "object";
      case START_ARRAY -> "array";
      case VALUE_STRING -> "string";
      case VALUE_TRUE, VALUE_FALSE -> "bool";
      default -> goType.startsWith("int") ? "number " + tokens.getText() : "number";
    };
  }
}
