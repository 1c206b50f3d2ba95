package dev.keelson.orchestrator.codec;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Words of Go's that errors contain. */
final class GoText {
  private static final int SUMMARY_BYTES_MAX = 30;

  private GoText() {}

  /** {@code %q}. */
  static String quote(String text) {
    var quoted = new StringBuilder(text.length() + 2).append('"');
    text.codePoints().forEach(point -> quoted.append(escaped(point)));
    return quoted.append('"').toString();
  }

  private static String escaped(int point) {
    return switch (point) {
      case '"' -> "\\\"";
      case '\\' -> "\\\\";
      case '\n' -> "\\n";
      case '\r' -> "\\r";
      case '\t' -> "\\t";
      default -> point < ' ' || point == 0x7f ? "\\x%02x".formatted(point) : Character.toString(point);
    };
  }

  /** A character as errors of Go's JSON scanner name it. */
  static String character(byte value) {
    return switch (value) {
      case '\'' -> "'\\''";
      case '"' -> "'\"'";
      default -> value >= ' ' && value < 0x7f ? "'" + (char) value + "'" : special(value & 0xff);
    };
  }

  private static String special(int value) {
    return switch (value) {
      case '\n' -> "'\\n'";
      case '\r' -> "'\\r'";
      case '\t' -> "'\\t'";
      default -> value < 0x80 ? "'\\x%02x'".formatted(value) : "'" + (char) value + "'";
    };
  }

  /** What a body looks like: its beginning, in hexadecimal unless it is JSON. */
  static String summary(byte[] body) {
    if (body.length == 0) {
      return "<empty>";
    }
    var shown = Math.min(body.length, SUMMARY_BYTES_MAX);
    var text = body[0] == '{'
        ? new String(body, 0, shown, StandardCharsets.UTF_8)
        : HexFormat.of().formatHex(body, 0, shown);
    return body.length > shown ? text + " ..." : text;
  }
}
