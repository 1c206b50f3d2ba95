package dev.keelson.store.engine;

import org.jspecify.annotations.Nullable;
import org.rocksdb.ReadOptions;
import org.rocksdb.ReadTier;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.Slice;
import org.rocksdb.Snapshot;
import org.rocksdb.Status;

/**
 * A way to look at the rows: of one moment, or whatever is newest. Any thread.
 *
 * <p>A reading of one moment is held by whoever took it and by everybody who {@link #hold} it since; each closes it
 * once, after its cursors.
 */
public final class Reading implements AutoCloseable {
  private final Engine engine;
  private final RocksDB db;
  private final ReadOptions options;
  private final @Nullable Snapshot snapshot;
  private final Holders holders = new Holders();

  private Reading(Engine engine, RocksDB db, @Nullable Snapshot snapshot) {
    this.engine = engine;
    this.db = db;
    this.snapshot = snapshot;
    this.options = new ReadOptions();
    if (snapshot != null) {
      options.setSnapshot(snapshot);
    }
  }

  static Reading newest(Engine engine, RocksDB db) {
    return new Reading(engine, db, null);
  }

  static Reading pinned(Engine engine, RocksDB db) {
    return new Reading(engine, db, db.getSnapshot());
  }

  /** For one more holder; false when the last one has closed it. */
  public boolean hold() {
    return holders.enter();
  }

  public byte @Nullable [] get(byte[] key) {
    try {
      return db.get(options, key);
    } catch (RocksDBException e) {
      throw engine.failure("read from", e);
    }
  }

  /** As {@link #get}, but never waits for the disk. */
  public byte @Nullable [] getHeld(byte[] key) throws NotHeld {
    try (var held = new ReadOptions(options).setReadTier(ReadTier.BLOCK_CACHE_TIER)) {
      return db.get(held, key);
    } catch (RocksDBException e) {
      Status status = e.getStatus();
      if (status != null && status.getCode() == Status.Code.Incomplete) {
        throw new NotHeld();
      }
      throw engine.failure("read from", e);
    }
  }

  /** A cursor over the rows from {@code from} (included) to {@code to} (excluded), standing at the first. */
  public Rows rows(byte[] from, byte[] to) {
    var end = new Slice(to);
    var bounded = new ReadOptions(options).setIterateUpperBound(end);
    var rows = new Rows(engine, db.newIterator(bounded), bounded, end);
    rows.seek(from);
    return rows;
  }

  @Override
  public void close() {
    if (!holders.leave()) {
      return;
    }
    options.close();
    if (snapshot != null) {
      db.releaseSnapshot(snapshot);
      snapshot.close();
      engine.release();
    }
  }
}
