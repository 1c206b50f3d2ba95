package dev.keelson.orchestrator.codec;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * A document that was read without a kind.
 *
 * @param problems keys that are there twice, in YAML
 */
public record Document(JsonNode root, List<String> problems) {
  public Document {
    problems = List.copyOf(problems);
  }
}
