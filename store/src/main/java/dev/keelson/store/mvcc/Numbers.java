package dev.keelson.store.mvcc;

import dev.keelson.store.model.Varint;
import java.util.Arrays;

/** Rows that are nothing but numbers: varints, one after the other. */
public final class Numbers {
  private Numbers() {}

  public static byte[] encode(long... numbers) {
    int size = 0;
    for (long number : numbers) {
      size += Varint.size(number);
    }
    byte[] row = new byte[size];
    int at = 0;
    for (long number : numbers) {
      at = Varint.write(row, at, number);
    }
    return row;
  }

  public static long[] decode(byte[] row, int count) {
    long[] numbers = new long[count];
    int at = 0;
    for (int i = 0; i < count; i++) {
      numbers[i] = Varint.read(row, at);
      at += Varint.size(numbers[i]);
    }
    if (at != row.length) {
      throw new IllegalArgumentException("expected " + count + " numbers, found " + Arrays.toString(row));
    }
    return numbers;
  }
}
