package dev.keelson.orchestrator.controller.deployment;

import com.fasterxml.jackson.databind.JsonNode;
import dev.keelson.orchestrator.controller.pods.Share;
import java.math.RoundingMode;

/**
 * Between which numbers of pods a rollout moves.
 *
 * @param replicas how many are wanted
 * @param surge how many there may be beyond that
 * @param unavailable how many of them may be missing
 */
record Bounds(int replicas, int surge, int unavailable) {
  /** Of a Deployment; without a rolling update, no pods beyond or missing. */
  static Bounds of(JsonNode deployment) {
    var spec = deployment.path("spec");
    int replicas = spec.path("replicas").asInt(1);
    if (!spec.path("strategy").path("type").asText().equals("RollingUpdate")) {
      return new Bounds(replicas, 0, 0);
    }
    var rolling = spec.path("strategy").path("rollingUpdate");
    int surge = Share.of(rolling.path("maxSurge"), replicas, RoundingMode.UP);
    int unavailable = Share.of(rolling.path("maxUnavailable"), replicas, RoundingMode.DOWN);
    if (surge == 0 && unavailable == 0) {
      // Validation forbids both to be 0, but percentages may round to it: something has to move.
      unavailable = 1;
    }
    return new Bounds(replicas, surge, Math.min(unavailable, replicas));
  }

  int most() {
    return replicas + surge;
  }

  int leastAvailable() {
    return replicas - unavailable;
  }
}
