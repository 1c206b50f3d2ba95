package dev.keelson.store.watch;

import java.time.Duration;

/** Every bound of the watch room, with the arithmetic that ties them together. */
final class Limits {
  /**
   * A batch ends with the revision that fills it: some hundred events, which is enough to be cheap. A stalled stream
   * holds one more batch than its outbox takes, so a thousand of them must not hold a gigabyte.
   */
  static final int BATCH_BYTES = 256 << 10;

  /** Commits on their way from the applier. Past it the hub reads them from history instead. */
  static final int INBOX_BYTES_MAX = 16 << 20;

  /** Empty values weigh little, so commits are counted as well. */
  static final int INBOX_COMMITS_MAX = 1 << 16;

  static final int RING_COMMITS_MAX = 1 << 15;

  /** What one commit and one event of it take in objects, beside their bytes. */
  static final int COMMIT_OVERHEAD_BYTES = 64;

  static final int EVENT_OVERHEAD_BYTES = 160;

  /** Reads block on disk; more of them at once than this would only queue up there. */
  static final int HISTORY_READS_IN_FLIGHT_MAX = 4;

  static final Duration HISTORY_RETRY = Duration.ofSeconds(1);

  /** Between two looks at the inbox: so much catching up takes some milliseconds. */
  static final int CATCH_UP_STEPS_PER_TURN_MAX = 256;

  /** Batches that late watchers of one group may share; each takes some {@link #BATCH_BYTES}. */
  static final int SHARED_SLICES_MAX = 16;

  static {
    require(BATCH_BYTES <= INBOX_BYTES_MAX);
    require(SHARED_SLICES_MAX * BATCH_BYTES <= INBOX_BYTES_MAX);
  }

  private Limits() {}

  private static void require(boolean holds) {
    if (!holds) {
      throw new AssertionError("limits contradict each other");
    }
  }
}
