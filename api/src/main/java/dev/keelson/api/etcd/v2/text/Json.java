package dev.keelson.api.etcd.v2.text;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Writes JSON as Go's encoder does: fields in the order they are given, no blanks, {@code <}, {@code >} and {@code &}
 * escaped, a U+FFFD for each byte that is no UTF-8. One thread.
 */
public final class Json {
  private static final int FIRST_BYTES = 512;
  private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] REPLACEMENT = "\\ufffd".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] LINE_SEPARATOR_BUT_LAST = "\\u202".getBytes(StandardCharsets.US_ASCII);

  private byte[] bytes = new byte[FIRST_BYTES];
  private int size;
  /** Whether something stands here already, before which a comma is needed. */
  private boolean follows;

  public Json openObject() {
    return open('{');
  }

  public Json closeObject() {
    return close('}');
  }

  public Json openArray() {
    return open('[');
  }

  public Json closeArray() {
    return close(']');
  }

  /** The name of a field; its value comes next. Must need no escapes. */
  public Json name(String name) {
    comma();
    put((byte) '"');
    ascii(name);
    put((byte) '"');
    put((byte) ':');
    follows = false;
    return this;
  }

  public Json text(String text) {
    return text(text.getBytes(StandardCharsets.UTF_8));
  }

  /** A string of any bytes. */
  public Json text(byte[] utf8) {
    comma();
    put((byte) '"');
    int at = 0;
    while (at < utf8.length) {
      at += utf8[at] >= 0 ? escaped(utf8[at]) : beyondAscii(utf8, at);
    }
    put((byte) '"');
    return this;
  }

  public Json number(long number) {
    return literal(Long.toString(number));
  }

  public Json unsigned(long number) {
    return literal(Long.toUnsignedString(number));
  }

  /** As Go writes numbers with a fraction: the shortest that means the same, without an exponent. */
  public Json decimal(double number) {
    return literal(new BigDecimal(Double.toString(number)).stripTrailingZeros().toPlainString());
  }

  public Json bool(boolean value) {
    return literal(value ? "true" : "false");
  }

  /** What is JSON already. */
  public Json literal(String json) {
    comma();
    ascii(json);
    return this;
  }

  /** What was written, and a line break, as Go's stream encoder ends. */
  public byte[] line() {
    return endLine().bytes();
  }

  public Json endLine() {
    put((byte) '\n');
    return this;
  }

  public byte[] bytes() {
    return Arrays.copyOf(bytes, size);
  }

  /** How much was written since the last {@link #take}. */
  public int size() {
    return size;
  }

  /** What was written so far; the text goes on. */
  public byte[] take() {
    byte[] piece = bytes();
    size = 0;
    return piece;
  }

  private Json open(char bracket) {
    comma();
    put((byte) bracket);
    follows = false;
    return this;
  }

  private Json close(char bracket) {
    put((byte) bracket);
    follows = true;
    return this;
  }

  private void comma() {
    if (follows) {
      put((byte) ',');
    }
    follows = true;
  }

  private int escaped(byte next) {
    switch (next) {
      case '"', '\\' -> escape(next);
      case '\n' -> escape((byte) 'n');
      case '\r' -> escape((byte) 'r');
      case '\t' -> escape((byte) 't');
      case '<', '>', '&' -> inHex(next);
      default -> {
        if (next < ' ') {
          inHex(next);
        } else {
          put(next);
        }
      }
    }
    return 1;
  }

  private void escape(byte letter) {
    put((byte) '\\');
    put(letter);
  }

  private void inHex(byte next) {
    ascii("\\u00");
    put(HEX[next >> 4]);
    put(HEX[next & 15]);
  }

  private int beyondAscii(byte[] utf8, int at) {
    int length = Utf8.length(utf8, at);
    if (length == 0) {
      put(REPLACEMENT, 0, REPLACEMENT.length);
      return 1;
    }
    // U+2028 and U+2029 end a line in JavaScript.
    if (length == 3 && utf8[at] == (byte) 0xe2 && utf8[at + 1] == (byte) 0x80 && (utf8[at + 2] & 0xfe) == 0xa8) {
      put(LINE_SEPARATOR_BUT_LAST, 0, LINE_SEPARATOR_BUT_LAST.length);
      put((byte) ('8' + (utf8[at + 2] & 1)));
    } else {
      put(utf8, at, length);
    }
    return length;
  }

  private void ascii(String text) {
    room(text.length());
    for (int i = 0; i < text.length(); i++) {
      bytes[size++] = (byte) text.charAt(i);
    }
  }

  private void put(byte next) {
    room(1);
    bytes[size++] = next;
  }

  private void put(byte[] from, int at, int length) {
    room(length);
    System.arraycopy(from, at, bytes, size, length);
    size += length;
  }

  private void room(int more) {
    if (size + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + more));
    }
  }
}
