package dev.keelson.orchestrator.codec;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * An object that was read.
 *
 * @param object with kind and apiVersion; belongs to the caller
 * @param problems what {@code fieldValidation} is about: {@code unknown field "spec.replicaz"}; in the order found
 */
public record Decoded(ObjectNode object, List<String> problems) {
  public Decoded {
    problems = List.copyOf(problems);
  }

  /** All problems as one sentence: {@code strict decoding error: ...}. */
  public String strictText() {
    return "strict decoding error: " + String.join(", ", problems);
  }
}
