package dev.keelson.orchestrator.controller.job;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * How long a job waits before it replaces failed pods: 10 s, doubled with each failure since the last success.
 *
 * @param failures since the last success
 * @param lastFailure meaningless without failures
 */
record Backoff(int failures, Instant lastFailure) {
  static final Backoff NONE = new Backoff(0, Instant.EPOCH);

  private static final Duration FIRST = Duration.ofSeconds(10);
  private static final Duration MOST = Duration.ofMinutes(10);

  /** More doublings than this are beyond the longest pause. */
  private static final int DOUBLINGS_MAX = 6;

  /** With pods that have ended since, in the order in which they did. */
  Backoff after(List<JobPod> succeeded, List<JobPod> failed) {
    var ended = Stream.concat(succeeded.stream(), failed.stream())
        .sorted(Comparator.comparing(JobPod::endedAt))
        .toList();
    var backoff = this;
    for (var pod : ended) {
      backoff = pod.hasSucceeded() ? NONE : new Backoff(backoff.failures + 1, pod.endedAt());
    }
    return backoff;
  }

  /** Zero when pods may be created now. */
  Duration remaining(Instant now) {
    if (failures == 0) {
      return Duration.ZERO;
    }
    var pause = FIRST.multipliedBy(1L << Math.min(failures - 1, DOUBLINGS_MAX));
    var left = Duration.between(now, lastFailure.plus(pause.compareTo(MOST) < 0 ? pause : MOST));
    return left.isPositive() ? left : Duration.ZERO;
  }
}
