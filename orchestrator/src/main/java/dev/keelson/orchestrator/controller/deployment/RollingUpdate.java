package dev.keelson.orchestrator.controller.deployment;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;

/** The maths of a rolling update (kubernetes' rolling.go): never too many pods, never too few that are available. */
final class RollingUpdate {
  private RollingUpdate() {}

  /**
   * How large the newest ReplicaSet is to be: as large as the others leave room for. Pods that an old one has still to
   * delete take their place too, other than in Kubernetes, which counts wishes alone and has more pods for a moment.
   */
  static int newestSize(Rollout rollout, int size) {
    var bounds = rollout.bounds();
    if (size >= bounds.replicas()) {
      return bounds.replicas();
    }
    int taken = rollout.old().stream()
        .mapToInt(set -> Math.max(Sets.replicas(set), Sets.counted(set, "replicas")))
        .sum();
    int room = bounds.most() - taken - size;
    return size + Math.max(0, Math.min(room, bounds.replicas() - size));
  }

  /** How large old ReplicaSets are to be; only those that change. */
  static Map<ObjectNode, Integer> oldSizes(Rollout rollout) {
    var old = Sets.active(rollout.old());
    int least = rollout.bounds().leastAvailable();
    int newestMissing = rollout.newest().map(set -> Sets.replicas(set) - Sets.available(set)).orElse(0);
    int mayGo = Sets.replicas(rollout.all()) - least - newestMissing;
    var sizes = new LinkedHashMap<ObjectNode, Integer>();
    if (old.isEmpty() || mayGo <= 0) {
      return sizes;
    }
    // Pods that serve nobody go first: otherwise a broken old revision would block the rollout.
    for (var set : old) {
      shrink(sizes, set, Math.min(mayGo - gone(sizes), Sets.replicas(set) - Sets.available(set)));
    }
    // What a set has beyond its size goes soon: its status is older than its size.
    int mayStop = rollout.all().stream().mapToInt(set -> Math.min(Sets.available(set), Sets.replicas(set))).sum()
        - least;
    for (var set : old) {
      int left = sizes.getOrDefault(set, Sets.replicas(set));
      int count = Math.max(0, Math.min(mayStop, left));
      shrink(sizes, set, count);
      mayStop -= count;
    }
    return sizes;
  }

  private static int gone(Map<ObjectNode, Integer> sizes) {
    return sizes.entrySet().stream().mapToInt(entry -> Sets.replicas(entry.getKey()) - entry.getValue()).sum();
  }

  private static void shrink(Map<ObjectNode, Integer> sizes, ObjectNode set, int count) {
    if (count > 0) {
      sizes.merge(set, Sets.replicas(set) - count, (size, _) -> size - count);
    }
  }
}
