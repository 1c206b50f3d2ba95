package dev.keelson.store.mvcc;

import dev.keelson.store.model.Lease;

/** A lease as a row. */
public final class LeaseRow {
  private LeaseRow() {}

  public static byte[] encode(Lease lease) {
    return Numbers.encode(lease.ttlSeconds(), lease.remainingSeconds());
  }

  public static Lease decode(byte[] rowKey, byte[] value) {
    long[] numbers = Numbers.decode(value, 2);
    return new Lease(RowKey.longAt(rowKey, 1) ^ Long.MIN_VALUE, numbers[0], numbers[1]);
  }
}
