package dev.keelson.orchestrator.cache;

import java.time.Duration;

/**
 * How long the cache waits, and how often it asks.
 *
 * @param freshnessMax how long a reader waits for the cache to come to a revision
 * @param progressAgain after which a request for progress is made again: a watch that is behind drops it
 * @param retryMin between the first two attempts to reach the store, doubled from then on
 */
record Pace(Duration freshnessMax, Duration progressAgain, Duration retryMin, Duration retryMax) {
  /** The first two as kube-apiserver's, whose clients know the text that comes after three seconds. */
  static final Pace DEFAULT =
      new Pace(Duration.ofSeconds(3), Duration.ofMillis(100), Duration.ofMillis(50), Duration.ofSeconds(2));
}
