package dev.keelson.api.etcd.compaction;

import java.time.Duration;
import java.util.OptionalLong;

/** Keeps the newest revisions; looks every five minutes, as etcd does. */
final class RevisionSchedule implements Schedule {
  private static final Duration STEP = Duration.ofMinutes(5);

  private final long kept;
  private long lastRevision;

  RevisionSchedule(long kept) {
    this.kept = kept;
  }

  @Override
  public Duration step() {
    return STEP;
  }

  @Override
  public boolean looksAtOnce() {
    return false;
  }

  @Override
  public OptionalLong look(long nowNanos, long revision, boolean leads) {
    long target = revision - kept;
    return leads && target > 0 && target != lastRevision ? OptionalLong.of(target) : OptionalLong.empty();
  }

  @Override
  public void compacted(long nowNanos, long revision) {
    lastRevision = revision;
  }
}
