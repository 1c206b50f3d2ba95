package dev.keelson.store.engine;

import dev.keelson.store.model.StoreFailure;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.rocksdb.Checkpoint;
import org.rocksdb.FlushOptions;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteOptions;

/**
 * An open database of sorted rows.
 *
 * <p>It stays open as long as anybody holds it: the owner who opened it, and every {@link Reading}. So a reader that is
 * still busy when the store closes or is replaced reads on undisturbed, and the last one out closes what is native.
 *
 * <p>Implementation notes: one column family and no write-ahead log. The replicated log is the write-ahead log; a batch
 * is atomic, memory tables reach the disk in the order in which they were written, so what is found after a crash is
 * always a prefix of what was written.
 */
public final class Engine {
  private final Path directory;
  private final Tuning tuning;
  private final RocksDB db;
  private final WriteOptions writeOptions;
  private final Reading newest;
  private final Holders holders = new Holders();
  private Runnable afterwards = () -> {};

  private Engine(Path directory, Tuning tuning, RocksDB db) {
    this.directory = directory;
    this.tuning = tuning;
    this.db = db;
    this.writeOptions = new WriteOptions().setDisableWAL(true);
    this.newest = Reading.newest(this, db);
  }

  /** Opens or creates the database in {@code directory}; its parent must exist. */
  public static Engine open(Path directory, long blockCacheBytes, long memtableBytes) throws IOException {
    RocksDB.loadLibrary();
    var tuning = new Tuning(blockCacheBytes, memtableBytes);
    try {
      return new Engine(directory, tuning, RocksDB.open(tuning.options(), directory.toString()));
    } catch (RocksDBException e) {
      tuning.close();
      throw new IOException("cannot open the store in " + directory + ": " + e.getMessage(), e);
    }
  }

  /** One row of a database that nobody has open, such as a checkpoint; null when it is not there. */
  public static byte @Nullable [] rowOf(Path directory, byte[] key) throws IOException {
    RocksDB.loadLibrary();
    try (var options = new Options(); var db = RocksDB.openReadOnly(options, directory.toString())) {
      return db.get(key);
    } catch (RocksDBException e) {
      throw new IOException("cannot read the store in " + directory + ": " + e.getMessage(), e);
    }
  }

  public Path directory() {
    return directory;
  }

  /** For a thread that is going to use the engine beside its owner; false when it is closed already. */
  public boolean hold() {
    return holders.enter();
  }

  public void release() {
    if (holders.leave()) {
      newest.close();
      writeOptions.close();
      db.close();
      tuning.close();
      afterwards.run();
    }
  }

  /** The owner leaves for good, and work in the background ends. {@code then} runs after the last holder has left. */
  public void retire(Runnable then) {
    afterwards = then;
    db.cancelAllBackgroundWork(true);
    release();
  }

  /** All of {@code batch} or, when it throws, nothing. Visible at once; durable after {@link #flush}. */
  public void write(Batch batch) {
    try {
      db.write(writeOptions, batch.rows());
    } catch (RocksDBException e) {
      throw failure("write to", e);
    }
  }

  /** Reads whatever is newest at each call. It lives as long as the engine; do not close it. */
  public Reading newest() {
    return newest;
  }

  /** Reads the state of this moment until it is closed. */
  public Reading snapshot() {
    if (!holders.enter()) {
      throw new IllegalStateException("the store in " + directory + " is closed");
    }
    return Reading.pinned(this, db);
  }

  public void flush() throws IOException {
    try (var options = new FlushOptions().setWaitForFlush(true)) {
      db.flush(options);
    } catch (RocksDBException e) {
      throw new IOException("cannot flush the store in " + directory + ": " + e.getMessage(), e);
    }
  }

  /** Copies the durable state, after a flush, into {@code target}, which must not exist, by hard links if possible. */
  public void checkpoint(Path target) throws IOException {
    try (var checkpoint = Checkpoint.create(db)) {
      checkpoint.createCheckpoint(target.toString());
    } catch (RocksDBException e) {
      throw new IOException("cannot copy the store in " + directory + " to " + target + ": " + e.getMessage(), e);
    }
  }

  /** Rewrites all files, so that space of removed rows returns to the disk. */
  public void compactFiles() throws IOException {
    try {
      db.compactRange();
    } catch (RocksDBException e) {
      throw new IOException("cannot compact the store in " + directory + ": " + e.getMessage(), e);
    }
  }

  /** Files and memory tables. */
  public long sizeBytes() {
    return property("rocksdb.total-sst-files-size") + property("rocksdb.cur-size-all-mem-tables");
  }

  public long liveDataBytes() {
    return property("rocksdb.estimate-live-data-size") + property("rocksdb.cur-size-all-mem-tables");
  }

  StoreFailure failure(String doing, RocksDBException cause) {
    return new StoreFailure("cannot " + doing + " the store in " + directory + ": " + cause.getMessage(), cause);
  }

  private long property(String name) {
    try {
      return db.getLongProperty(name);
    } catch (RocksDBException e) {
      throw failure("measure", e);
    }
  }
}
