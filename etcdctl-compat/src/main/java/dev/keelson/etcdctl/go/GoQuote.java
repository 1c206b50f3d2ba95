package dev.keelson.etcdctl.go;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Go's {@code %q}: a string literal, in which octets that are not UTF-8 stand as {@code \xNN}. */
public final class GoQuote {
  private GoQuote() {}

  public static String quote(String text) {
    return quote(text.getBytes(StandardCharsets.UTF_8));
  }

  public static String quote(byte[] bytes) {
    var quoted = new StringBuilder(bytes.length + 2).append('"');
    var at = 0;
    while (at < bytes.length) {
      var length = Utf8.length(bytes, at);
      if (length == 0) {
        hex(quoted, bytes[at++]);
      } else {
        append(quoted, decode(bytes, at, length));
        at += length;
      }
    }
    return quoted.append('"').toString();
  }

  private static int decode(byte[] bytes, int at, int length) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, at, length)).toString().codePointAt(0);
    } catch (CharacterCodingException checkedBefore) {
      throw new AssertionError(checkedBefore);
    }
  }

  private static void append(StringBuilder quoted, int character) {
    switch (character) {
      case '"' -> quoted.append("\\\"");
      case '\\' -> quoted.append("\\\\");
      case 0x07 -> quoted.append("\\a");
      case '\b' -> quoted.append("\\b");
      case '\f' -> quoted.append("\\f");
      case '\n' -> quoted.append("\\n");
      case '\r' -> quoted.append("\\r");
      case '\t' -> quoted.append("\\t");
      case 0x0b -> quoted.append("\\v");
      default -> {
        if (isPrintable(character)) {
          quoted.appendCodePoint(character);
        } else if (character < ' ' || character == 0x7f) {
          hex(quoted, (byte) character);
        } else {
          quoted.append(String.format(Locale.ROOT, character < 0x10000 ? "\\u%04x" : "\\U%08x", character));
        }
      }
    }
  }

  /** Letters, marks, numbers, punctuation, symbols, and of blanks the ordinary one only. */
  private static boolean isPrintable(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED,
          Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> false;
      case Character.SPACE_SEPARATOR -> character == ' ';
      default -> true;
    };
  }

  private static void hex(StringBuilder quoted, byte octet) {
    quoted.append("\\x").append(Character.forDigit(octet >> 4 & 0xf, 16)).append(Character.forDigit(octet & 0xf, 16));
  }
}
