package dev.keelson.bench.layout;

import org.rocksdb.RocksDBException;

/** One way to keep versions of keys. Writers and the compactor are one thread each; readers any. */
interface Layout {
  /**
   * Puts {@code keys}, which differ, with their {@code values} in one atomic batch, the first of them at {@code
   * firstRevision}.
   */
  void put(byte[][] keys, long firstRevision, byte[][] values) throws RocksDBException;

  /** The current value's length. */
  int get(byte[] key) throws RocksDBException;

  /** Reads {@code rows} keys from {@code from} on; gives the bytes read. */
  long range(byte[] from, int rows) throws RocksDBException;

  /** As {@link #range}, as it was at {@code revision}. */
  long rangeAt(byte[] from, int rows, long revision) throws RocksDBException;

  /** How many keys there are. */
  long count();

  /** Reads the events of {@code count} revisions with their values; gives the bytes read. */
  long replay(long fromRevision, int count) throws RocksDBException;

  /**
   * Removes what no reader at {@code to} or later can see, as far as the revisions above {@code after} superseded it.
   */
  void compact(long after, long to) throws RocksDBException;
}
