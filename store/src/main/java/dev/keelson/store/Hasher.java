package dev.keelson.store;

import dev.keelson.store.engine.Rows;
import dev.keelson.store.model.Bytes;
import dev.keelson.store.model.KeyRange;
import dev.keelson.store.mvcc.RowKey;
import dev.keelson.store.mvcc.Version;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.CRC32C;

/**
 * Sums up the history up to a revision.
 *
 * <p>Method: per key, in key order, every version that some reader between the last compaction and that revision sees,
 * with the stamp of what superseded it, if that was not later. What was superseded at or before the compaction is
 * passed over, whether its rows are still there or not; so members agree however far their clean-up is, and also when
 * one has already applied more than the other.
 */
final class Hasher {
  private final long revision;
  private final long compactedTo;
  private final CRC32C crc = new CRC32C();
  private final ByteBuffer stamp = ByteBuffer.allocate(Long.BYTES + Integer.BYTES);

  private Hasher(long revision, long compactedTo) {
    this.revision = revision;
    this.compactedTo = compactedTo;
  }

  static int hash(Image image, long revision) {
    var hasher = new Hasher(revision, image.state().compactedTo());
    try (Rows history = image.reading().rows(RowKey.historyStart(Bytes.EMPTY), RowKey.historyEnd(KeyRange.ALL));
        Rows current = image.reading().rows(RowKey.current(Bytes.EMPTY), RowKey.currentEnd(KeyRange.ALL))) {
      while (current.valid()) {
        Bytes key = Bytes.wrap(current.key(1));
        hasher.superseded(history, RowKey.historyEnd(key));
        hasher.current(new Version(key, current.value()));
        current.next();
      }
      hasher.superseded(history, RowKey.historyEnd(KeyRange.ALL));
    }
    return (int) hasher.crc.getValue();
  }

  private void superseded(Rows history, byte[] end) {
    while (history.valid()) {
      byte[] row = history.key(0);
      if (Arrays.compareUnsigned(row, end) >= 0) {
        return;
      }
      long by = RowKey.historyRevision(row);
      if (by > compactedTo) {
        version(new Version(RowKey.historyKey(row), history.value()), by, RowKey.historySub(row));
      }
      history.next();
    }
  }

  private void current(Version version) {
    version(version, Long.MAX_VALUE, 0);
  }

  private void version(Version version, long supersededBy, int sub) {
    if (version.modRevision() > revision) {
      return;
    }
    update(version.key().array());
    update(version.row());
    boolean later = supersededBy > revision;
    crc.update(stamp.clear().putLong(later ? 0 : supersededBy).putInt(later ? 0 : sub).flip());
  }

  /** With its length, so that no two lists of fields give the same bytes. */
  private void update(byte[] field) {
    crc.update(stamp.clear().putLong(field.length).flip());
    crc.update(field);
  }
}
