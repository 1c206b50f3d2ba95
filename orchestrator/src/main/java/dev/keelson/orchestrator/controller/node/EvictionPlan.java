package dev.keelson.orchestrator.controller.node;

import com.fasterxml.jackson.databind.JsonNode;
import dev.keelson.orchestrator.controller.pods.Pods;
import dev.keelson.orchestrator.value.Times;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;

/** When a pod has to leave a node for its taints. */
final class EvictionPlan {
  /** The answer. */
  sealed interface Stay {
    record ForEver() implements Stay {}

    record Until(Instant end) implements Stay {}
  }

  private EvictionPlan() {}

  /**
   * How long a pod may stay: with several taints, as long as it tolerates all of them.
   *
   * @param seen when the taints were first seen by us, for those that do not tell since when they are there
   */
  static Stay stay(JsonNode pod, JsonNode node, Instant seen) {
    Stay stay = new Stay.ForEver();
    for (var taint : taints(node)) {
      var seconds = tolerated(pod, taint);
      if (seconds.isPresent()) {
        var end = since(pod, taint, seen).plusSeconds(seconds.getAsLong());
        if (!(stay instanceof Stay.Until(var earlier)) || end.isBefore(earlier)) {
          stay = new Stay.Until(end);
        }
      }
    }
    return stay;
  }

  static List<Taint> taints(JsonNode node) {
    return Taint.all(node).stream().filter(taint -> taint.effect().equals(Taint.NO_EXECUTE)).toList();
  }

  /** For how many seconds; 0 when it does not tolerate it, empty when it does so for ever. */
  private static OptionalLong tolerated(JsonNode pod, Taint taint) {
    boolean found = false;
    long least = Long.MAX_VALUE;
    for (var toleration : pod.path("spec").path("tolerations")) {
      if (taint.isToleratedBy(toleration)) {
        found = true;
        if (toleration.hasNonNull("tolerationSeconds")) {
          least = Math.min(least, Math.max(0, toleration.path("tolerationSeconds").asLong()));
        }
      }
    }
    if (!found) {
      return OptionalLong.of(0);
    }
    return least == Long.MAX_VALUE ? OptionalLong.empty() : OptionalLong.of(least);
  }

  /** A pod that came later has its whole time. */
  private static Instant since(JsonNode pod, Taint taint, Instant seen) {
    var tainted = taint.timeAdded().isEmpty() ? seen : Times.parse(taint.timeAdded());
    var made = Pods.created(pod).orElse(tainted);
    return made.isAfter(tainted) ? made : tainted;
  }
}
