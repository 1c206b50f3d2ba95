package dev.keelson.store.engine;

import java.util.Arrays;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.Slice;

/** A cursor over rows in key order. Used by one thread at a time; close it before its {@link Reading}. */
public final class Rows implements AutoCloseable {
  private static final int KEY_BYTES_USUAL = 256;

  private final Engine engine;
  private final RocksIterator iterator;
  private final ReadOptions options;
  private final Slice end;
  private byte[] keyBuffer = new byte[KEY_BYTES_USUAL];

  Rows(Engine engine, RocksIterator iterator, ReadOptions options, Slice end) {
    this.engine = engine;
    this.iterator = iterator;
    this.options = options;
    this.end = end;
  }

  /** Whether there is a row here. A cursor that met an unreadable block throws; it does not just end. */
  public boolean valid() {
    if (iterator.isValid()) {
      return true;
    }
    try {
      iterator.status();
    } catch (RocksDBException e) {
      throw engine.failure("read from", e);
    }
    return false;
  }

  public void next() {
    iterator.next();
  }

  /** Goes to the first row at or after {@code key}. */
  public void seek(byte[] key) {
    iterator.seek(key);
  }

  /** The row's key without its first {@code skip} bytes. */
  public byte[] key(int skip) {
    int size = iterator.key(keyBuffer);
    if (size > keyBuffer.length) {
      keyBuffer = new byte[size];
      iterator.key(keyBuffer);
    }
    return Arrays.copyOfRange(keyBuffer, skip, size);
  }

  public byte[] value() {
    return iterator.value();
  }

  @Override
  public void close() {
    iterator.close();
    options.close();
    end.close();
  }
}
