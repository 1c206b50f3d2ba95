package dev.keelson.api.etcd.compaction;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.OptionalLong;

/**
 * Keeps what is younger than the retention.
 *
 * <p>Method, as etcd's: the revision is noted ten times an interval (the retention, at most an hour) into a window that
 * spans the retention; its oldest note is what to compact to, at first after a whole retention, then every interval. A
 * failure is tried again at the next note.
 */
final class PeriodicSchedule implements Schedule {
  private static final Duration INTERVAL_MAX = Duration.ofHours(1);
  private static final int NOTES_PER_INTERVAL = 10;

  private final Duration interval;
  private final int notesMax;
  private final Deque<Long> notes = new ArrayDeque<>();
  private Duration untilNext;
  private long lastNanos;
  private long lastRevision;

  PeriodicSchedule(Duration retention, long nowNanos) {
    this.interval = retention.compareTo(INTERVAL_MAX) > 0 ? INTERVAL_MAX : retention;
    this.notesMax = (int) retention.dividedBy(step()) + 1;
    this.untilNext = retention;
    this.lastNanos = nowNanos;
  }

  @Override
  public Duration step() {
    return interval.dividedBy(NOTES_PER_INTERVAL);
  }

  @Override
  public boolean looksAtOnce() {
    return true;
  }

  @Override
  public OptionalLong look(long nowNanos, long revision, boolean leads) {
    // The decision is about the window as it was a step ago; then the present is noted.
    OptionalLong due = leads ? due(nowNanos) : OptionalLong.empty();
    notes.addLast(revision);
    if (notes.size() > notesMax) {
      notes.removeFirst();
    }
    return due;
  }

  private OptionalLong due(long nowNanos) {
    if (notes.isEmpty() || nowNanos - lastNanos < untilNext.toNanos() || notes.getFirst() == lastRevision) {
      return OptionalLong.empty();
    }
    return OptionalLong.of(notes.getFirst());
  }

  @Override
  public void compacted(long nowNanos, long revision) {
    lastNanos = nowNanos;
    lastRevision = revision;
    untilNext = interval;
  }
}
