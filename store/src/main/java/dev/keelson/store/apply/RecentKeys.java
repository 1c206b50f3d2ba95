package dev.keelson.store.apply;

import dev.keelson.store.model.Bytes;
import dev.keelson.store.model.KeyRange;
import dev.keelson.store.mvcc.KeySpace;
import dev.keelson.store.mvcc.SingleVersion;
import dev.keelson.store.mvcc.Version;
import dev.keelson.store.mvcc.Versions;
import org.jspecify.annotations.Nullable;

/** The keys before the present log entry: what was written lately is known, the rest is looked up. */
final class RecentKeys implements KeySpace {
  private final RecentVersions recent;
  private final KeySpace all;

  RecentKeys(RecentVersions recent, KeySpace all) {
    this.recent = recent;
    this.all = all;
  }

  @Override
  public @Nullable Version get(Bytes key) {
    Version known = recent.get(key);
    return known == null ? all.get(key) : known;
  }

  @Override
  public Versions scan(KeyRange range) {
    return range.isSingle() ? new SingleVersion(get(range.from())) : all.scan(range);
  }

  @Override
  public long count(KeyRange range) {
    return all.count(range);
  }
}
