package dev.keelson.store.mvcc;

import dev.keelson.store.engine.Reading;
import dev.keelson.store.engine.Rows;
import dev.keelson.store.model.Bytes;
import dev.keelson.store.model.KeyRange;
import org.jspecify.annotations.Nullable;

/**
 * A reading as of an older revision, which must not be below the last compaction.
 *
 * <p>Method: a key's version at revision r is its current one when that is not younger than r; else the one that the
 * first revision after r superseded, when that is not younger than r; else there was no key. Each key is answered by
 * current rows or by history, never by both, so a range is the plain merge of the two.
 */
public final class OlderKeys implements KeySpace {
  private final Reading reading;
  private final long revision;

  public OlderKeys(Reading reading, long revision) {
    this.reading = reading;
    this.revision = revision;
  }

  @Override
  public @Nullable Version get(Bytes key) {
    byte[] row = reading.get(RowKey.current(key));
    if (row != null) {
      var current = new Version(key, row);
      if (current.modRevision() <= revision) {
        return current;
      }
    }
    try (Rows rows = reading.rows(RowKey.history(key, revision + 1, 0), RowKey.historyEnd(key))) {
      if (!rows.valid()) {
        return null;
      }
      var superseded = new Version(key, rows.value());
      return superseded.modRevision() <= revision ? superseded : null;
    }
  }

  @Override
  public Versions scan(KeyRange range) {
    if (range.isSingle()) {
      return new SingleVersion(get(range.from()));
    }
    return new MergedVersions(new CurrentVersions(reading, range), new SupersededVersions(reading, range, revision),
        revision);
  }
}
