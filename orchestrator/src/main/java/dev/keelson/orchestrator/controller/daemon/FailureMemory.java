package dev.keelson.orchestrator.controller.daemon;

import dev.keelson.orchestrator.client.ObjectKey;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How often pods have failed on a node lately: a kubelet that refuses each pod at once must not be kept busy. May be
 * lost. Only the worker of a set's key asks and tells; holds no more than there are pods that have failed lately.
 */
final class FailureMemory {
  private static final Duration FIRST = Duration.ofSeconds(1);
  private static final Duration MOST = Duration.ofMinutes(15);

  private final Map<ObjectKey, Map<String, Pause>> sets = new ConcurrentHashMap<>();

  private record Pause(Duration length, Instant since) {
    Instant end() {
      return since.plus(length);
    }

    /** Who has kept quiet for twice the longest pause is forgiven. */
    boolean isForgotten(Instant now) {
      return since.plus(MOST.multipliedBy(2)).isBefore(now);
    }
  }

  /** How long until a failed pod on the node may be replaced; zero for now, and then the next one waits longer. */
  Duration waiting(ObjectKey set, String node, Instant now) {
    var pauses = sets.computeIfAbsent(set, _ -> new HashMap<>());
    pauses.values().removeIf(pause -> pause.isForgotten(now));
    var pause = Optional.ofNullable(pauses.get(node));
    var left = pause.map(it -> Duration.between(now, it.end())).filter(Duration::isPositive);
    if (left.isPresent()) {
      return left.get();
    }
    var next = pause.map(it -> it.length().multipliedBy(2)).orElse(FIRST);
    pauses.put(node, new Pause(next.compareTo(MOST) < 0 ? next : MOST, now));
    return Duration.ZERO;
  }

  /** The set is gone. */
  void forget(ObjectKey set) {
    sets.remove(set);
  }
}
