package dev.keelson.agent.pod;

import java.time.Duration;
import java.time.Instant;

/**
 * How long to wait before something that failed is tried again: 10 s, 20 s ... 300 s.
 *
 * @param delay zero before the first failure
 * @param since when it last grew
 */
record Backoff(Duration delay, Instant since) {
  static final Duration FIRST = Duration.ofSeconds(10);
  static final Duration LONGEST = Duration.ofMinutes(5);

  /** After so long without failure all is forgotten: client-go's flowcontrol takes twice the longest. */
  static final Duration FORGOTTEN_AFTER = LONGEST.multipliedBy(2);

  static final Backoff NONE = new Backoff(Duration.ZERO, Instant.EPOCH);

  /** The next one, counted from a try that begins now. */
  Backoff next(Instant now) {
    var doubled = delay.multipliedBy(2);
    var grown = doubled.isZero() ? FIRST : doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
    return new Backoff(grown, now);
  }

  /** The same, or none when it is long ago. */
  Backoff at(Instant now) {
    return now.isAfter(since.plus(FORGOTTEN_AFTER)) ? NONE : this;
  }
}
