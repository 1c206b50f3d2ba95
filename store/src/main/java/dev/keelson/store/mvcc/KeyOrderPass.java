package dev.keelson.store.mvcc;

import dev.keelson.store.command.RangeQuery;
import dev.keelson.store.model.Bytes;
import dev.keelson.store.model.KeyRange;
import dev.keelson.store.model.KeyValue;
import org.jspecify.annotations.Nullable;

/** One walk over the range of a query in key order, through its filters, up to as many rows as are wanted. */
public final class KeyOrderPass implements AutoCloseable {
  private final KeySpace keys;
  private final RangeQuery query;
  private final long takeMax;
  private final Versions versions;
  private long seen;
  private long taken;
  private boolean more;
  private Bytes last;

  /** {@code takeMax} 0 or less = all. */
  public KeyOrderPass(KeySpace keys, RangeQuery query, long takeMax) {
    this.keys = keys;
    this.query = query;
    this.takeMax = takeMax;
    this.versions = keys.scan(query.range());
    this.last = query.range().from();
  }

  /** The next row that passes, null when there is none or enough were taken. Values as the query wants them. */
  public @Nullable KeyValue next() {
    while (!more) {
      Version version = versions.next();
      if (version == null) {
        return null;
      }
      seen++;
      last = version.key();
      KeyValue kv = version.kv();
      if (!RangeFilter.accepts(query, kv)) {
        continue;
      }
      if (takeMax > 0 && taken == takeMax) {
        more = true;
        return null;
      }
      taken++;
      return kv;
    }
    return null;
  }

  /** After the end: whether a row that passes was left. */
  public boolean more() {
    return more;
  }

  /** After the end: all keys of the range, whatever passed. */
  public long count() {
    return more ? seen + keys.count(new KeyRange(last.successor(), query.range().to())) : seen;
  }

  @Override
  public void close() {
    versions.close();
  }
}
