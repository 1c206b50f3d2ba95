package dev.keelson.orchestrator.call;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.keelson.orchestrator.request.Acceptance;

/** Documents as bytes. */
final class Bodies {
  private static final ObjectWriter COMPACT = new ObjectMapper().writer();
  private static final ObjectWriter PRETTY = new ObjectMapper().writerWithDefaultPrettyPrinter();
  private static final ObjectWriter YAML = new YAMLMapper().writer();

  private Bodies() {}

  static byte[] write(JsonNode document, Acceptance acceptance) {
    try {
      return switch (acceptance.encoding()) {
        case YAML -> YAML.writeValueAsBytes(document);
        case JSON -> (acceptance.pretty() ? PRETTY : COMPACT).writeValueAsBytes(document);
      };
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
