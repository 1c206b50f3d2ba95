package dev.keelson.bench.layout;

import java.util.Arrays;
import java.util.List;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.WriteBatch;

/**
 * The current state in key order, apart from it what was superseded.
 *
 * <pre>
 * current   key            → version
 * presence  key            → nothing
 * history   key ‖ revision → the version that this revision superseded
 * events    revision       → key
 * </pre>
 */
final class CurrentLayout implements Layout {
  /** As many older versions of one key are stepped over before seeking is cheaper. */
  private static final int STEPS_MAX = 8;

  private static final int DELETES_A_BATCH = 1_000;
  private static final byte[] NOTHING = {};

  private final Database database;
  private final Space current;
  private final Space presence;
  private final Space history;
  private final Space events;

  private CurrentLayout(Database database, List<Space> spaces) {
    this.database = database;
    current = spaces.get(0);
    presence = spaces.get(1);
    history = spaces.get(2);
    events = spaces.get(3);
  }

  /** Everything in one column family. */
  static Layout together(Database database) {
    return new CurrentLayout(database, "ckhe".chars().mapToObj(c -> Space.prefixed(database, (char) c)).toList());
  }

  /** A column family each. */
  static Layout apart(Database database) {
    return new CurrentLayout(database, List.of(1, 2, 3, 4).stream().map(n -> Space.family(database, n)).toList());
  }

  @Override
  public void put(byte[][] keys, long firstRevision, byte[][] values) throws RocksDBException {
    try (var batch = new WriteBatch()) {
      for (var i = 0; i < keys.length; i++) {
        put(batch, keys[i], firstRevision + i, values[i]);
      }
      database.write(batch);
    }
  }

  private void put(WriteBatch batch, byte[] key, long revision, byte[] value) throws RocksDBException {
    var row = current.key(key);
    var previous = current.get(row);
    current.put(batch, row, VersionRow.next(previous, revision, value));
    events.put(batch, events.key(revision), key);
    if (previous.length == 0) {
      presence.put(batch, presence.key(key), NOTHING);
    } else {
      history.put(batch, history.key(key, revision), previous);
    }
  }

  @Override
  public int get(byte[] key) throws RocksDBException {
    return current.get(current.key(key)).length;
  }

  @Override
  public long range(byte[] from, int rows) {
    var bytes = 0L;
    try (var cursor = current.from(current.key(from))) {
      var at = cursor.rows();
      for (var i = 0; i < rows && at.isValid(); i++, at.next()) {
        bytes += at.key().length + at.value().length;
      }
    }
    return bytes;
  }

  @Override
  public long rangeAt(byte[] from, int rows, long revision) {
    var bytes = 0L;
    try (var now = current.from(current.key(from)); var before = history.from(history.key(from))) {
      var at = now.rows();
      for (var i = 0; i < rows && at.isValid(); i++, at.next()) {
        var row = at.value();
        var key = Arrays.copyOfRange(at.key(), current.offset(), at.key().length);
        bytes += key.length + (VersionRow.modRevision(row) <= revision ? row : at(before.rows(), key, revision)).length;
      }
    }
    return bytes;
  }

  /** The version that was superseded first after {@code revision}. Keys must come in order. */
  private byte[] at(RocksIterator before, byte[] key, long revision) {
    var wanted = history.key(key, revision + 1);
    for (var i = 0; i < STEPS_MAX && before.isValid(); i++, before.next()) {
      if (Arrays.compareUnsigned(before.key(), wanted) >= 0) {
        return before.value();
      }
    }
    before.seek(wanted);
    return before.isValid() ? before.value() : NOTHING;
  }

  @Override
  public long count() {
    var count = 0L;
    try (var cursor = presence.from(presence.key(NOTHING))) {
      for (var at = cursor.rows(); at.isValid(); at.next()) {
        count++;
      }
    }
    return count;
  }

  @Override
  public long replay(long fromRevision, int count) throws RocksDBException {
    var bytes = 0L;
    try (var cursor = events.from(events.key(fromRevision)); var before = history.from(history.key(NOTHING))) {
      var at = cursor.rows();
      for (var i = 0; i < count && at.isValid(); i++, at.next()) {
        var revision = (long) Space.LONG.get(at.key(), events.offset());
        var row = current.get(current.key(at.value()));
        if (VersionRow.modRevision(row) != revision) {
          before.rows().seek(history.key(at.value(), revision + 1));
          row = before.rows().value();
        }
        bytes += row.length;
      }
    }
    return bytes;
  }

  @Override
  public void compact(long after, long to) throws RocksDBException {
    try (var cursor = events.from(events.key(after + 1))) {
      var at = cursor.rows();
      for (var done = after; done < to && at.isValid(); ) {
        done = compactSome(at, done, to);
      }
    }
  }

  private long compactSome(RocksIterator at, long after, long to) throws RocksDBException {
    try (var batch = new WriteBatch()) {
      var revision = after;
      for (var i = 0; i < DELETES_A_BATCH && at.isValid() && revision < to; i++, at.next()) {
        revision = (long) Space.LONG.get(at.key(), events.offset());
        history.remove(batch, history.key(at.value(), revision));
      }
      events.removeRange(batch, events.key(after + 1), events.key(revision + 1));
      database.write(batch);
      return revision;
    }
  }
}
