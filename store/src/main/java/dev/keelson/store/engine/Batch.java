package dev.keelson.store.engine;

import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBatch;

/** Rows to write together, gathered outside the Java heap. Used by one thread. */
public final class Batch implements AutoCloseable {
  private final WriteBatch rows = new WriteBatch();

  public void put(byte[] key, byte[] value) {
    try {
      rows.put(key, value);
    } catch (RocksDBException e) {
      throw misuse(e);
    }
  }

  public void delete(byte[] key) {
    try {
      rows.delete(key);
    } catch (RocksDBException e) {
      throw misuse(e);
    }
  }

  /** For a row that was put exactly once: the two annihilate each other as soon as they meet. */
  public void deleteOnlyVersion(byte[] key) {
    try {
      rows.singleDelete(key);
    } catch (RocksDBException e) {
      throw misuse(e);
    }
  }

  /** {@code from} included, {@code to} excluded. */
  public void deleteRange(byte[] from, byte[] to) {
    try {
      rows.deleteRange(from, to);
    } catch (RocksDBException e) {
      throw misuse(e);
    }
  }

  public long sizeBytes() {
    return rows.getDataSize();
  }

  public void clear() {
    rows.clear();
  }

  @Override
  public void close() {
    rows.close();
  }

  WriteBatch rows() {
    return rows;
  }

  /** A batch touches no disk: only its own limits, or a wrong use, make it fail. */
  private static IllegalStateException misuse(RocksDBException cause) {
    return new IllegalStateException("a batch refused a row: " + cause.getMessage(), cause);
  }
}
