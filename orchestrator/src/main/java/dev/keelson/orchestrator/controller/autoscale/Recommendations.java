package dev.keelson.orchestrator.controller.autoscale;

import dev.keelson.orchestrator.client.ObjectKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What was recommended lately, so that a short dip takes no pods away. Each key is only used by its worker; holds five
 * minutes of recommendations, one in fifteen seconds.
 */
final class Recommendations {
  /** kube-controller-manager's --horizontal-pod-autoscaler-downscale-stabilization. */
  private static final Duration WINDOW = Duration.ofMinutes(5);

  private final Map<ObjectKey, Deque<Recommendation>> byKey = new ConcurrentHashMap<>();

  private record Recommendation(int replicas, Instant at) {}

  /** The highest number of the window, this one included. Before the first, {@code current} counts as one. */
  int highest(ObjectKey key, int replicas, int current, Instant now) {
    var known = byKey.computeIfAbsent(key, _ -> new ArrayDeque<>());
    if (known.isEmpty()) {
      known.add(new Recommendation(current, now));
    }
    known.removeIf(each -> each.at().isBefore(now.minus(WINDOW)));
    known.add(new Recommendation(replicas, now));
    return known.stream().mapToInt(Recommendation::replicas).max().orElse(replicas);
  }

  void forget(ObjectKey key) {
    byKey.remove(key);
  }
}
