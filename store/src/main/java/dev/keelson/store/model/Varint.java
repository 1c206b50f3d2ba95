package dev.keelson.store.model;

/** Base-128 varints, as in Protocol Buffers ("Encoding": 7 bits a byte, least significant group first). */
public final class Varint {
  private Varint() {}

  public static int size(long value) {
    // One byte for every started group of seven bits; negative numbers take all ten.
    return (Long.SIZE - Long.numberOfLeadingZeros(value | 1) + 6) / 7;
  }

  /** Writes {@code value} at {@code at}; returns where it ends. */
  public static int write(byte[] target, int at, long value) {
    long rest = value;
    int next = at;
    while ((rest & ~0x7fL) != 0) {
      target[next++] = (byte) (rest | 0x80);
      rest >>>= 7;
    }
    target[next++] = (byte) rest;
    return next;
  }

  /** The varint that starts at {@code at}; its length is {@link #size} of the result. */
  public static long read(byte[] source, int at) {
    long value = 0;
    int next = at;
    for (int shift = 0; shift < Long.SIZE; shift += 7) {
      byte b = source[next++];
      value |= (b & 0x7fL) << shift;
      if (b >= 0) {
        return value;
      }
    }
    throw new IllegalArgumentException("varint of more than ten bytes at " + at);
  }
}
