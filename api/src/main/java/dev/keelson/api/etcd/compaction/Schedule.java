package dev.keelson.api.etcd.compaction;

import java.time.Duration;
import java.util.OptionalLong;

/** When to compact, and to what. Told about time and revisions; never looks itself. */
sealed interface Schedule permits PeriodicSchedule, RevisionSchedule {
  /** How often {@link #look} is to be called. */
  Duration step();

  /** Whether the first look comes at once, to begin the record, rather than after one step. */
  boolean looksAtOnce();

  /**
   * Takes note of the present.
   *
   * @param leads others than the leader only keep their record up to date
   * @return the revision to compact to now
   */
  OptionalLong look(long nowNanos, long revision, boolean leads);

  /** A compaction that {@link #look} asked for is done, or turned out to have been done before. */
  void compacted(long nowNanos, long revision);
}
