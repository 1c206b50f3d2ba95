package dev.keelson.orchestrator.client.queue;

import java.time.Duration;

/**
 * How long to wait after so many failures in a row: twice as long each time.
 *
 * @param first after the first failure
 * @param max the longest
 */
public record Backoff(Duration first, Duration max) {
  /** What client-go's default rate limiter does for each item. */
  public static final Backoff USUAL = new Backoff(Duration.ofMillis(5), Duration.ofSeconds(1000));

  /** Beyond this, doubling a nanosecond overflows. */
  private static final int DOUBLINGS_MAX = 40;

  /**
   * The wait before the next attempt.
   *
   * @param failures in a row, from 1
   */
  public Duration after(int failures) {
    int doublings = Math.min(failures - 1, DOUBLINGS_MAX);
    if (max.dividedBy(1L << doublings).compareTo(first) <= 0) {
      return max;
    }
    return first.multipliedBy(1L << doublings);
  }
}
