package dev.keelson.store.mvcc;

import org.jspecify.annotations.Nullable;

/** Current versions that are old enough, and superseded ones, merged in key order. No key is in both. */
final class MergedVersions implements Versions {
  private final CurrentVersions current;
  private final SupersededVersions superseded;
  private final long revision;
  private @Nullable Version nextCurrent;
  private @Nullable Version nextSuperseded;

  MergedVersions(CurrentVersions current, SupersededVersions superseded, long revision) {
    this.current = current;
    this.superseded = superseded;
    this.revision = revision;
    nextCurrent = advanceCurrent();
    nextSuperseded = superseded.next();
  }

  @Override
  public @Nullable Version next() {
    if (currentIsNext()) {
      Version version = nextCurrent;
      nextCurrent = advanceCurrent();
      return version;
    }
    Version version = nextSuperseded;
    nextSuperseded = version == null ? null : superseded.next();
    return version;
  }

  @Override
  public void close() {
    current.close();
    superseded.close();
  }

  private boolean currentIsNext() {
    return nextCurrent != null && (nextSuperseded == null || nextCurrent.key().compareTo(nextSuperseded.key()) < 0);
  }

  private @Nullable Version advanceCurrent() {
    Version version = current.next();
    while (version != null && version.modRevision() > revision) {
      version = current.next();
    }
    return version;
  }
}
