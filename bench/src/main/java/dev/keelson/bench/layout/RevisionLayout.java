package dev.keelson.bench.layout;

import java.util.Arrays;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.WriteBatch;

/**
 * As etcd lays it out: everything by revision, and an index from keys to revisions; etcd holds that index in memory,
 * here it is on disk, because memory must not grow with the number of keys.
 *
 * <pre>
 * versions  revision        → key ‖ version
 * index     key ‖ ~revision → nothing, newest first
 * </pre>
 */
final class RevisionLayout implements Layout {
  private static final int KEY_BYTES = 8;
  private static final int DELETES_A_BATCH = 1_000;

  private final Database database;
  private final Space versions;
  private final Space index;

  RevisionLayout(Database database) {
    this.database = database;
    versions = Space.prefixed(database, 'r');
    index = Space.prefixed(database, 'i');
  }

  @Override
  public void put(byte[][] keys, long firstRevision, byte[][] values) throws RocksDBException {
    try (var batch = new WriteBatch(); var cursor = index.from(index.key(keys[0]))) {
      for (var i = 0; i < keys.length; i++) {
        put(batch, cursor.rows(), keys[i], firstRevision + i, values[i]);
      }
      database.write(batch);
    }
  }

  /** What the next version takes over from the previous one (create revision, version) travels in the index. */
  private void put(WriteBatch batch, RocksIterator at, byte[] key, long revision, byte[] value)
      throws RocksDBException {
    at.seek(index.key(key));
    var previous = at.isValid() && isOf(at.key(), key) ? at.value() : new byte[0];
    var row = VersionRow.next(previous, revision, value);
    var keyed = Arrays.copyOf(key, KEY_BYTES + row.length);
    System.arraycopy(row, 0, keyed, KEY_BYTES, row.length);
    versions.put(batch, versions.key(revision), keyed);
    index.put(batch, index.key(key, ~revision), Arrays.copyOf(row, VersionRow.HEAD_BYTES));
  }

  private boolean isOf(byte[] row, byte[] key) {
    var offset = index.offset();
    return Arrays.equals(row, offset, offset + KEY_BYTES, key, 0, KEY_BYTES);
  }

  private long revision(byte[] indexRow) {
    return ~(long) Space.LONG.get(indexRow, indexRow.length - Long.BYTES);
  }

  @Override
  public int get(byte[] key) throws RocksDBException {
    try (var cursor = index.from(index.key(key))) {
      return versions.get(versions.key(revision(cursor.rows().key()))).length;
    }
  }

  @Override
  public long range(byte[] from, int rows) throws RocksDBException {
    return rangeAt(from, rows, Long.MAX_VALUE);
  }

  @Override
  public long rangeAt(byte[] from, int rows, long revision) throws RocksDBException {
    var bytes = 0L;
    var found = 0;
    var last = new byte[KEY_BYTES];
    try (var cursor = index.from(index.key(from))) {
      for (var at = cursor.rows(); at.isValid() && found < rows; at.next()) {
        var row = at.key();
        if (revision(row) <= revision && !isOf(row, last)) {
          last = Arrays.copyOfRange(row, index.offset(), index.offset() + KEY_BYTES);
          bytes += versions.get(versions.key(revision(row))).length;
          found++;
        }
      }
    }
    return bytes;
  }

  @Override
  public long count() {
    var count = 0L;
    var last = new byte[KEY_BYTES];
    try (var cursor = index.from(index.key(new byte[0]))) {
      for (var at = cursor.rows(); at.isValid(); at.next()) {
        var row = at.key();
        if (!isOf(row, last)) {
          last = Arrays.copyOfRange(row, index.offset(), index.offset() + KEY_BYTES);
          count++;
        }
      }
    }
    return count;
  }

  @Override
  public long replay(long fromRevision, int count) {
    var bytes = 0L;
    try (var cursor = versions.from(versions.key(fromRevision))) {
      var at = cursor.rows();
      for (var i = 0; i < count && at.isValid(); i++, at.next()) {
        bytes += at.value().length;
      }
    }
    return bytes;
  }

  @Override
  public void compact(long after, long to) throws RocksDBException {
    try (var cursor = index.from(index.key(new byte[0]));
        var changes = versions.from(versions.key(after + 1))) {
      var at = changes.rows();
      for (var done = after; done < to && at.isValid(); ) {
        done = compactSome(at, cursor.rows(), done, to);
      }
    }
  }

  /** Each revision names the one that it superseded: the next in the index of its key. */
  private long compactSome(RocksIterator changes, RocksIterator superseded, long after, long to)
      throws RocksDBException {
    try (var batch = new WriteBatch()) {
      var revision = after;
      for (var i = 0; i < DELETES_A_BATCH && changes.isValid() && revision < to; i++, changes.next()) {
        revision = (long) Space.LONG.get(changes.key(), versions.offset());
        var key = Arrays.copyOf(changes.value(), KEY_BYTES);
        superseded.seek(index.key(key, ~(revision - 1)));
        if (superseded.isValid() && isOf(superseded.key(), key)) {
          versions.remove(batch, versions.key(revision(superseded.key())));
          index.remove(batch, superseded.key());
        }
      }
      database.write(batch);
      return revision;
    }
  }
}
