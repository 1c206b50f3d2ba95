package dev.keelson.orchestrator.controller;

import java.time.Duration;

/** What happens to a key next. */
public sealed interface Outcome {
  Outcome SETTLED = new Settled();

  static Outcome checkAgainAfter(Duration delay) {
    return new CheckAgainAfter(delay);
  }

  /** Nothing, until something wakes it. */
  record Settled() implements Outcome {}

  /** Time alone will change something, if nothing wakes it before. */
  record CheckAgainAfter(Duration delay) implements Outcome {}

  /** It did not work; later each time. */
  record RetryWithBackoff(RuntimeException cause) implements Outcome {}
}
