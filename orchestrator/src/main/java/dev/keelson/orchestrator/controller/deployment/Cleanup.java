package dev.keelson.orchestrator.controller.deployment;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.object.Metadata;
import java.util.Comparator;
import java.util.List;

/** Forgets revisions that nobody may want back: the history is no longer than the Deployment says. */
final class Cleanup {
  private Cleanup() {}

  static List<Step> steps(Rollout rollout) {
    var limit = rollout.deployment().path("spec").path("revisionHistoryLimit");
    if (!limit.isNumber() || limit.asInt() == Integer.MAX_VALUE) {
      return List.of();
    }
    var kept = rollout.old().stream().filter(set -> !Metadata.isDeleting(set)).toList();
    return kept.stream()
        .sorted(Comparator.<ObjectNode>comparingLong(Annotations::revision).thenComparing(Sets.BY_AGE))
        .limit(Math.max(0, kept.size() - limit.asInt()))
        .filter(Cleanup::isEmpty)
        .<Step>map(Step.Delete::new)
        .toList();
  }

  /** Whether it has no pods, and its status is no older than that. */
  private static boolean isEmpty(ObjectNode set) {
    return Sets.replicas(set) == 0 && Sets.counted(set, "replicas") == 0
        && set.path("status").path("observedGeneration").asLong(0) >= Metadata.generation(set);
  }
}
