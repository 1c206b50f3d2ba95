package dev.keelson.orchestrator.patch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.schema.Schema;
import dev.keelson.orchestrator.schema.StructShape;

/** Objects and patches as tests write them: JSON with single quotes and bare names. */
final class Patches {
  static final Schema SCHEMA = Schema.load();

  private static final JsonMapper LENIENT = JsonMapper.builder()
      .enable(JsonReadFeature.ALLOW_SINGLE_QUOTES)
      .enable(JsonReadFeature.ALLOW_UNQUOTED_FIELD_NAMES)
      .build();

  private Patches() {}

  static JsonNode json(String text) {
    try {
      return LENIENT.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(text, e);
    }
  }

  static ObjectNode object(String text) {
    return (ObjectNode) json(text);
  }

  static StructShape core(String type) {
    return SCHEMA.type("core/v1", type).orElseThrow();
  }

  static void assertSame(String expected, JsonNode found) {
    assertEquals(json(expected).toString(), found.toString());
  }
}
