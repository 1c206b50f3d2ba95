package dev.keelson.store.mvcc;

import dev.keelson.store.model.Bytes;
import dev.keelson.store.model.KeyValue;
import dev.keelson.store.model.Varint;

/**
 * One version of one key as a row has it: the sub-revision that made it, then the tail of its {@link KeyValue}.
 *
 * <p>The same row is first the key's current one and then, unchanged, history.
 */
public final class Version {
  private final Bytes key;
  private final byte[] row;

  /** Takes {@code row} over. */
  public Version(Bytes key, byte[] row) {
    this.key = key;
    this.row = row;
  }

  public static Version of(int sub, KeyValue kv) {
    int tailStart = Varint.size(sub);
    byte[] row = new byte[tailStart + kv.tailSize()];
    Varint.write(row, 0, sub);
    kv.writeTail(row, tailStart);
    return new Version(kv.key(), row);
  }

  public Bytes key() {
    return key;
  }

  /** For reading only. */
  public byte[] row() {
    return row;
  }

  public int sub() {
    return (int) Varint.read(row, 0);
  }

  public KeyValue kv() {
    return KeyValue.ofTail(key, row, Varint.size(sub()));
  }

  public long modRevision() {
    return kv().modRevision();
  }
}
