package dev.keelson.orchestrator.controller.deployment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.controller.pods.Pods;
import dev.keelson.orchestrator.object.Metadata;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Numbers and orders of ReplicaSets. */
final class Sets {
  /** The oldest first. */
  static final Comparator<ObjectNode> BY_AGE = Comparator
      .<ObjectNode, Instant>comparing(set -> Pods.created(set).orElse(Instant.EPOCH))
      .thenComparing(Metadata::name);

  private Sets() {}

  /** How many pods it is to have. */
  static int replicas(JsonNode set) {
    return set.path("spec").path("replicas").asInt(1);
  }

  static int replicas(Collection<ObjectNode> sets) {
    return sets.stream().mapToInt(Sets::replicas).sum();
  }

  /** How many of its pods its status counts under this name. */
  static int counted(JsonNode set, String field) {
    return set.path("status").path(field).asInt(0);
  }

  static int counted(Collection<ObjectNode> sets, String field) {
    return sets.stream().mapToInt(set -> counted(set, field)).sum();
  }

  static int available(JsonNode set) {
    return counted(set, "availableReplicas");
  }

  /** Those that are to have pods. */
  static List<ObjectNode> active(Collection<ObjectNode> sets) {
    return sets.stream().filter(set -> replicas(set) > 0).toList();
  }
}
