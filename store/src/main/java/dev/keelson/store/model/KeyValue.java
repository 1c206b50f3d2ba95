package dev.keelson.store.model;

import java.util.Arrays;

/**
 * One version of one key.
 *
 * <p>Implementation note: the numbers and the value are kept as the tail of etcd's {@code mvccpb.KeyValue} message
 * (fields 2 to 6 in ascending order, zero values left out), which is also what the store writes to disk. A range
 * therefore goes from disk to the client without being decoded; the accessors decode on demand.
 */
public final class KeyValue {
  private static final int TAG_KEY = 1 << 3 | 2;
  private static final int TAG_CREATE_REVISION = 2 << 3;
  private static final int TAG_MOD_REVISION = 3 << 3;
  private static final int TAG_VERSION = 4 << 3;
  private static final int TAG_VALUE = 5 << 3 | 2;
  private static final int TAG_LEASE = 6 << 3;

  private final Bytes key;
  private final byte[] tail;
  private final int tailStart;

  private KeyValue(Bytes key, byte[] tail, int tailStart) {
    this.key = key;
    this.tail = tail;
    this.tailStart = tailStart;
  }

  public static KeyValue of(Bytes key, long createRevision, long modRevision, long version, Bytes value, long lease) {
    byte[] tail = new byte[varintField(createRevision) + varintField(modRevision) + varintField(version)
        + bytesField(value.size()) + varintField(lease)];
    int at = putVarintField(tail, 0, TAG_CREATE_REVISION, createRevision);
    at = putVarintField(tail, at, TAG_MOD_REVISION, modRevision);
    at = putVarintField(tail, at, TAG_VERSION, version);
    at = putBytesField(tail, at, TAG_VALUE, value.array());
    putVarintField(tail, at, TAG_LEASE, lease);
    return new KeyValue(key, tail, 0);
  }

  /** What a DELETE event carries: the key and the revision that deleted it, all else zero. */
  public static KeyValue tombstone(Bytes key, long modRevision) {
    return of(key, 0, modRevision, 0, Bytes.EMPTY, 0);
  }

  /** From a stored row: the tail is {@code row} from {@code tailStart} to its end. Takes the array over. */
  public static KeyValue ofTail(Bytes key, byte[] row, int tailStart) {
    return new KeyValue(key, row, tailStart);
  }

  public Bytes key() {
    return key;
  }

  public long createRevision() {
    return number(TAG_CREATE_REVISION);
  }

  public long modRevision() {
    return number(TAG_MOD_REVISION);
  }

  public long version() {
    return number(TAG_VERSION);
  }

  /** The lease id, 0 for none. */
  public long lease() {
    return number(TAG_LEASE);
  }

  public Bytes value() {
    int at = find(TAG_VALUE);
    if (at < 0) {
      return Bytes.EMPTY;
    }
    int length = (int) Varint.read(tail, at);
    int start = at + Varint.size(length);
    return Bytes.wrap(Arrays.copyOfRange(tail, start, start + length));
  }

  public KeyValue withoutValue() {
    return of(key, createRevision(), modRevision(), version(), Bytes.EMPTY, lease());
  }

  /** Bytes of the whole {@code mvccpb.KeyValue} message, without a tag or length in front of it. */
  public int wireSize() {
    return bytesField(key.size()) + tailSize();
  }

  /** Writes the message body into {@code target} from {@code at}; returns where it ends. */
  public int writeTo(byte[] target, int at) {
    int next = putBytesField(target, at, TAG_KEY, key.array());
    System.arraycopy(tail, tailStart, target, next, tailSize());
    return next + tailSize();
  }

  public int tailSize() {
    return tail.length - tailStart;
  }

  /** Copies the tail (see the class comment) into {@code target}; returns where it ends. */
  public int writeTail(byte[] target, int at) {
    System.arraycopy(tail, tailStart, target, at, tailSize());
    return at + tailSize();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof KeyValue that && key.equals(that.key)
        && Arrays.equals(tail, tailStart, tail.length, that.tail, that.tailStart, that.tail.length);
  }

  @Override
  public int hashCode() {
    return 31 * key.hashCode() + Long.hashCode(modRevision());
  }

  @Override
  public String toString() {
    return "%s=%s(create %d, mod %d, version %d, lease %d)"
        .formatted(key, value(), createRevision(), modRevision(), version(), lease());
  }

  private long number(int tag) {
    int at = find(tag);
    return at < 0 ? 0 : Varint.read(tail, at);
  }

  /** Where the content of the field with {@code tag} starts, or -1 when it is absent. */
  private int find(int tag) {
    int at = tailStart;
    while (at < tail.length) {
      int seen = tail[at++];
      if (seen == tag) {
        return at;
      }
      long content = Varint.read(tail, at);
      at += Varint.size(content) + (seen == TAG_VALUE ? (int) content : 0);
    }
    return -1;
  }

  private static int varintField(long value) {
    return value == 0 ? 0 : 1 + Varint.size(value);
  }

  private static int bytesField(int length) {
    return length == 0 ? 0 : 1 + Varint.size(length) + length;
  }

  private static int putVarintField(byte[] target, int at, int tag, long value) {
    if (value == 0) {
      return at;
    }
    target[at] = (byte) tag;
    return Varint.write(target, at + 1, value);
  }

  private static int putBytesField(byte[] target, int at, int tag, byte[] bytes) {
    if (bytes.length == 0) {
      return at;
    }
    target[at] = (byte) tag;
    int next = Varint.write(target, at + 1, bytes.length);
    System.arraycopy(bytes, 0, target, next, bytes.length);
    return next + bytes.length;
  }
}
