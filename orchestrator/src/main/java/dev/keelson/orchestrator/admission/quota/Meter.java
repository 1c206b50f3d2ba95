package dev.keelson.orchestrator.admission.quota;

import com.fasterxml.jackson.databind.JsonNode;
import dev.keelson.orchestrator.admission.Review;
import dev.keelson.orchestrator.admission.pod.Amounts;
import java.util.Optional;
import java.util.Set;

/** Measures what objects of one kind use. */
interface Meter {
  /** Whether this write can use more. */
  boolean measures(Review review);

  Amounts usage(JsonNode object);

  /** Those of the names that a quota limits which objects of this kind use. */
  Set<String> covered(Set<String> hard);

  /** Whether the object is one of those that the quota is for. */
  default boolean isWithin(Scope scope, JsonNode object) {
    return false;
  }

  /** What the object must say before it can be charged for these names, if it does not. */
  default Optional<String> missing(Set<String> covered, JsonNode object) {
    return Optional.empty();
  }
}
