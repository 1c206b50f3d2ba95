package dev.keelson.bench.wire;

import java.nio.charset.StandardCharsets;

/** Keys of eight bytes: a letter for the space and seven digits. */
public final class Keys {
  public static final int BYTES = 8;

  private Keys() {}

  public static byte[] key(char space, int number) {
    var key = new byte[BYTES];
    write(key, 0, space, number);
    return key;
  }

  /** The first key after the space. */
  public static byte[] end(char space) {
    return String.valueOf((char) (space + 1)).getBytes(StandardCharsets.US_ASCII);
  }

  public static void write(byte[] target, int offset, char space, int number) {
    target[offset] = (byte) space;
    var rest = number;
    for (var i = offset + BYTES - 1; i > offset; i--) {
      target[i] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
  }

  public static int number(byte[] key) {
    var number = 0;
    for (var i = 1; i < key.length; i++) {
      number = number * 10 + key[i] - '0';
    }
    return number;
  }
}
