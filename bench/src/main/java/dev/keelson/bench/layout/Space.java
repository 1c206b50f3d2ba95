package dev.keelson.bench.layout;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.Slice;
import org.rocksdb.WriteBatch;

/** Rows of one kind: a column family of their own, or those that begin with one byte. */
final class Space {
  static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  /** Where the rows of a space are being read. The bounds live as long as the iterator needs them. */
  record Cursor(RocksIterator rows, ReadOptions options, Slice end) implements AutoCloseable {
    @Override
    public void close() {
      rows.close();
      options.close();
      end.close();
    }
  }

  private final RocksDB db;
  private final ColumnFamilyHandle family;
  private final byte[] prefix;

  private Space(RocksDB db, ColumnFamilyHandle family, byte[] prefix) {
    this.db = db;
    this.family = family;
    this.prefix = prefix;
  }

  static Space prefixed(Database database, char prefix) {
    return new Space(database.db(), database.family(0), new byte[] {(byte) prefix});
  }

  static Space family(Database database, int number) {
    return new Space(database.db(), database.family(number), new byte[0]);
  }

  /** How many bytes of a row's key come before what the layout put there. */
  int offset() {
    return prefix.length;
  }

  byte[] key(byte[] part) {
    return join(part, 0);
  }

  byte[] key(long number) {
    var key = join(new byte[0], Long.BYTES);
    LONG.set(key, key.length - Long.BYTES, number);
    return key;
  }

  byte[] key(byte[] part, long number) {
    var key = join(part, Long.BYTES);
    LONG.set(key, key.length - Long.BYTES, number);
    return key;
  }

  private byte[] join(byte[] part, int room) {
    var key = Arrays.copyOf(prefix, prefix.length + part.length + room);
    System.arraycopy(part, 0, key, prefix.length, part.length);
    return key;
  }

  void put(WriteBatch batch, byte[] key, byte[] value) throws RocksDBException {
    batch.put(family, key, value);
  }

  void remove(WriteBatch batch, byte[] key) throws RocksDBException {
    batch.singleDelete(family, key);
  }

  void removeRange(WriteBatch batch, byte[] from, byte[] to) throws RocksDBException {
    batch.deleteRange(family, from, to);
  }

  byte[] get(byte[] key) throws RocksDBException {
    var row = db.get(family, key);
    return row == null ? new byte[0] : row;
  }

  /** At the first row not before {@code from}, not leaving the space. */
  Cursor from(byte[] from) {
    var end = new Slice(prefix.length == 0 ? new byte[] {-1, -1, -1, -1} : new byte[] {(byte) (prefix[0] + 1)});
    var options = new ReadOptions().setIterateUpperBound(end);
    var rows = db.newIterator(family, options);
    rows.seek(from);
    return new Cursor(rows, options, end);
  }
}
