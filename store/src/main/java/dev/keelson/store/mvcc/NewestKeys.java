package dev.keelson.store.mvcc;

import dev.keelson.store.engine.Reading;
import dev.keelson.store.engine.Rows;
import dev.keelson.store.model.Bytes;
import dev.keelson.store.model.KeyRange;
import org.jspecify.annotations.Nullable;

/** The current state of a reading. Counting never touches the values. */
public final class NewestKeys implements KeySpace {
  private static final Bytes FIRST_KEY = Bytes.wrap(new byte[] {0});

  private final Reading reading;
  private final long keyCount;

  /** {@code keyCount} is that of the whole space, as the state row of the same reading has it. */
  public NewestKeys(Reading reading, long keyCount) {
    this.reading = reading;
    this.keyCount = keyCount;
  }

  @Override
  public @Nullable Version get(Bytes key) {
    byte[] row = reading.get(RowKey.current(key));
    return row == null ? null : new Version(key, row);
  }

  @Override
  public Versions scan(KeyRange range) {
    return range.isSingle() ? new SingleVersion(get(range.from())) : new CurrentVersions(reading, range);
  }

  @Override
  public long count(KeyRange range) {
    if (range.isEmpty()) {
      return 0;
    }
    if (range.to().isEmpty() && range.from().compareTo(FIRST_KEY) <= 0) {
      return keyCount;
    }
    if (range.isSingle()) {
      return reading.get(RowKey.presence(range.from())) == null ? 0 : 1;
    }
    long count = 0;
    try (Rows rows = reading.rows(RowKey.presence(range.from()), RowKey.presenceEnd(range))) {
      for (; rows.valid(); rows.next()) {
        count++;
      }
    }
    return count;
  }
}
