package dev.keelson.orchestrator.scheduler;

import java.time.Duration;

/** Bounds of the live scheduler. */
final class Limits {
  /**
   * Requests under way to the API server. More would only wait there: it works on a few dozen at a time. The scheduling
   * thread waits for a place, so decisions never run away from what is carried out.
   */
  static final int ERRANDS_MAX = 48;

  /** A leader that steps back has 5 s until another may lead (election terms: 15 s less 10 s). */
  static final Duration ERRAND_END_MAX = Duration.ofSeconds(4);

  /** With nothing to do, the thread looks again after so long at the latest. */
  static final Duration IDLE_MAX = Duration.ofSeconds(30);

  private Limits() {}
}
