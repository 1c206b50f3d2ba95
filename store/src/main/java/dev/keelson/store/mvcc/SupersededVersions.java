package dev.keelson.store.mvcc;

import dev.keelson.store.engine.Reading;
import dev.keelson.store.engine.Rows;
import dev.keelson.store.model.Bytes;
import dev.keelson.store.model.KeyRange;
import org.jspecify.annotations.Nullable;

/** The versions of a range that a reader at a revision sees and that were superseded since. */
final class SupersededVersions implements Versions {
  private final @Nullable Rows rows;
  private final long revision;

  SupersededVersions(Reading reading, KeyRange range, long revision) {
    this.revision = revision;
    rows = range.isEmpty() ? null
        : reading.rows(RowKey.historyStart(range.from()), RowKey.historyEnd(range));
  }

  @Override
  public @Nullable Version next() {
    while (rows != null && rows.valid()) {
      byte[] row = rows.key(0);
      Bytes key = RowKey.historyKey(row);
      if (RowKey.historyRevision(row) <= revision) {
        rows.seek(RowKey.history(key, revision + 1, 0));
        continue;
      }
      var version = new Version(key, rows.value());
      rows.seek(RowKey.historyEnd(key));
      if (version.modRevision() <= revision) {
        return version;
      }
    }
    return null;
  }

  @Override
  public void close() {
    if (rows != null) {
      rows.close();
    }
  }
}
