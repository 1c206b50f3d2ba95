package dev.keelson.orchestrator.codec;

import java.util.Arrays;

/** Bytes that grow as they are written. Owned by one call. */
final class ByteSink {
  private byte[] bytes;
  private int length;

  ByteSink(int bytesAtFirst) {
    bytes = new byte[bytesAtFirst];
  }

  void write(int value) {
    reserve(1);
    bytes[length++] = (byte) value;
  }

  void write(byte[] more) {
    reserve(more.length);
    System.arraycopy(more, 0, bytes, length, more.length);
    length += more.length;
  }

  /** Text of ASCII characters only. */
  void ascii(String text) {
    reserve(text.length());
    for (var i = 0; i < text.length(); i++) {
      bytes[length++] = (byte) text.charAt(i);
    }
  }

  /** The text's beginning, as long as JSON writes it letter for letter in ASCII; returns how much that is. */
  int plain(String text) {
    reserve(text.length());
    var at = 0;
    while (at < text.length() && text.charAt(at) < 0x80 && TextWriter.isPlain(text.charAt(at))) {
      bytes[length + at] = (byte) text.charAt(at);
      at++;
    }
    length += at;
    return at;
  }

  int length() {
    return length;
  }

  /** Forgets what was written after the length was this. */
  void rewind(int earlier) {
    length = earlier;
  }

  byte[] toBytes() {
    return Arrays.copyOf(bytes, length);
  }

  private void reserve(int more) {
    if (bytes.length - length < more) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
    }
  }
}
