package dev.keelson.orchestrator.client.event;

import java.time.Duration;

/** How much is kept and told; the figures of client-go's correlator. */
final class Limits {
  /** Events that wait to be written; more are dropped. */
  static final int WAITING_MAX = 1_000;

  /** What is remembered of events written, so that the same one counts up. */
  static final int REMEMBERED_MAX = 4_096;

  /** A source may say so much about one object at once. */
  static final int BURST = 25;

  /** And one more each time this has passed. */
  static final Duration REFILL = Duration.ofMinutes(5);

  /** So many events that differ in their message alone are told as one. */
  static final int SIMILAR_MAX = 10;

  /** After that they are told one by one again. */
  static final Duration SIMILAR_WINDOW = Duration.ofMinutes(10);

  private Limits() {}
}
