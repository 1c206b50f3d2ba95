package dev.keelson.orchestrator.verb;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.resource.Resource;
import dev.keelson.orchestrator.resource.Trait;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** How long a pod may take to end (podStrategy.CheckGracefulDelete). */
final class Grace {
  private static final long DEFAULT_SECONDS = 30;
  private static final Set<String> ENDED = Set.of("Succeeded", "Failed");

  private Grace() {}

  static long seconds(Resource resource, JsonNode old, Optional<Long> asked) {
    if (!resource.has(Trait.GRACEFUL)) {
      return 0;
    }
    boolean nobodyEndsIt = old.path("spec").path("nodeName").asText("").isEmpty()
        || ENDED.contains(old.path("status").path("phase").asText(""));
    if (nobodyEndsIt) {
      return 0;
    }
    long seconds = asked.orElse(old.path("spec").path("terminationGracePeriodSeconds").asLong(DEFAULT_SECONDS));
    return seconds < 0 ? 1 : seconds;
  }

  /** A second deletion may only make the time shorter. */
  static void shorten(ObjectNode metadata, long seconds) {
    long before = metadata.path("deletionGracePeriodSeconds").asLong(0);
    if (seconds < before) {
      var end = Instant.parse(metadata.path("deletionTimestamp").asText());
      metadata.put("deletionTimestamp", end.minusSeconds(before - seconds).toString());
      metadata.put("deletionGracePeriodSeconds", seconds);
    }
  }
}
