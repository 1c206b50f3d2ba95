package dev.keelson.orchestrator.call;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.keelson.orchestrator.codec.JsonText;
import dev.keelson.orchestrator.request.Acceptance;

/** Documents as bytes. */
final class Bodies {
  private static final ObjectWriter YAML = YAMLMapper.builder()
      .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
      .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
      .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
      .build()
      .writer();

  private Bodies() {}

  static byte[] write(JsonNode document, Acceptance acceptance) {
    return switch (acceptance.encoding()) {
      case YAML -> yaml(document);
      case JSON -> acceptance.pretty() ? JsonText.pretty(document) : JsonText.compact(document);
    };
  }

  private static byte[] yaml(JsonNode document) {
    try {
      return YAML.writeValueAsBytes(document);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
