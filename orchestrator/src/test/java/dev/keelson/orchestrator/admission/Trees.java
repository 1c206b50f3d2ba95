package dev.keelson.orchestrator.admission;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** JSON with single quotes, for tests. */
public final class Trees {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Trees() {}

  public static ObjectNode json(String text) {
    try {
      return (ObjectNode) JSON.readTree(text.replace('\'', '"'));
    } catch (JsonProcessingException broken) {
      throw new IllegalArgumentException(text, broken);
    }
  }

  public static String text(JsonNode tree) {
    return tree.toString().replace('"', '\'');
  }
}
