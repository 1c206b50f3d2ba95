package dev.keelson.orchestrator.controller.job;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * When an indexed job has succeeded before all of its indexes have ({@code spec.successPolicy}).
 *
 * @param rules missing when the job has no policy
 */
record SuccessPolicy(JsonNode rules) {
  /** The sentence of the first rule that is met. */
  Optional<String> met(IndexSet succeeded, int completions) {
    for (int at = 0; at < rules.size() && succeeded.total() > 0; at++) {
      if (isMet(rules.get(at), succeeded, completions)) {
        return Optional.of("Matched rules at index " + at);
      }
    }
    return Optional.empty();
  }

  private static boolean isMet(JsonNode rule, IndexSet succeeded, int completions) {
    var wanted = rule.path("succeededIndexes");
    var among = wanted.isTextual() ? IndexSet.parse(wanted.asText(), completions) : IndexSet.NONE;
    int there = wanted.isTextual() ? succeeded.both(among).total() : succeeded.total();
    return there >= rule.path("succeededCount").asInt(wanted.isTextual() ? among.total() : Integer.MAX_VALUE);
  }
}
