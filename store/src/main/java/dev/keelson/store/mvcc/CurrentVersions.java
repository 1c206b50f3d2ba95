package dev.keelson.store.mvcc;

import dev.keelson.store.engine.Reading;
import dev.keelson.store.engine.Rows;
import dev.keelson.store.model.Bytes;
import dev.keelson.store.model.KeyRange;
import org.jspecify.annotations.Nullable;

/** The current rows of a range. */
final class CurrentVersions implements Versions {
  private final @Nullable Rows rows;

  CurrentVersions(Reading reading, KeyRange range) {
    rows = range.isEmpty() ? null : reading.rows(RowKey.current(range.from()), RowKey.currentEnd(range));
  }

  @Override
  public @Nullable Version next() {
    if (rows == null || !rows.valid()) {
      return null;
    }
    var version = new Version(Bytes.wrap(rows.key(1)), rows.value());
    rows.next();
    return version;
  }

  @Override
  public void close() {
    if (rows != null) {
      rows.close();
    }
  }
}
