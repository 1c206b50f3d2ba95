package dev.keelson.orchestrator.scheduler.queue;

import java.time.Duration;

/** How long a pod is left alone after an attempt: the first time {@code min}, then twice as long each time. */
public record Backoff(Duration min, Duration max) {
  Duration after(int attempts) {
    // 2^30 of any backoff is beyond every limit, and does not overflow.
    var factor = 1L << Math.clamp(attempts - 1L, 0, 30);
    var delay = min.multipliedBy(factor);
    return delay.compareTo(max) < 0 ? delay : max;
  }
}
