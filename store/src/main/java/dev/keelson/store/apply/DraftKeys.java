package dev.keelson.store.apply;

import dev.keelson.store.model.Bytes;
import dev.keelson.store.model.KeyRange;
import dev.keelson.store.mvcc.KeySpace;
import dev.keelson.store.mvcc.SingleVersion;
import dev.keelson.store.mvcc.Version;
import dev.keelson.store.mvcc.Versions;
import org.jspecify.annotations.Nullable;

/** The keys as of a revision that the present log entry has made: what is pending, over what the engine holds. */
final class DraftKeys implements KeySpace {
  private final KeySpace base;
  private final Pending pending;
  private final long revision;

  DraftKeys(KeySpace base, Pending pending, long revision) {
    this.base = base;
    this.pending = pending;
    this.revision = revision;
  }

  @Override
  public @Nullable Version get(Bytes key) {
    var change = pending.at(key, revision);
    return change == null ? base.get(key) : change.version();
  }

  @Override
  public Versions scan(KeyRange range) {
    if (range.isSingle()) {
      return new SingleVersion(get(range.from()));
    }
    return pending.touches(range) ? new DraftVersions(base.scan(range), pending, range, revision) : base.scan(range);
  }

  @Override
  public long count(KeyRange range) {
    return pending.touches(range) ? KeySpace.super.count(range) : base.count(range);
  }
}
