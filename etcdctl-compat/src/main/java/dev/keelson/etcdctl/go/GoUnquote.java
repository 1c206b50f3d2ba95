package dev.keelson.etcdctl.go;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Reads Go's string literals: {@code "with \n escapes"} and {@code `without`}. */
public final class GoUnquote {
  private GoUnquote() {}

  /** Where the literal that begins at a position ends; -1 when none begins there, or it has no end. */
  static int end(String text, int from) {
    var quote = text.charAt(from);
    if (quote == '`') {
      return text.indexOf('`', from + 1) + 1 == 0 ? -1 : text.indexOf('`', from + 1) + 1;
    }
    if (quote != '"') {
      return -1;
    }
    for (var i = from + 1; i < text.length(); i++) {
      if (text.charAt(i) == '\\') {
        i++;
      } else if (text.charAt(i) == '"') {
        return i + 1;
      }
    }
    return -1;
  }

  /** Nothing when it is no literal. */
  public static Optional<String> unquote(String literal) {
    if (literal.length() < 2 || end(literal, 0) != literal.length()) {
      return Optional.empty();
    }
    var inside = literal.substring(1, literal.length() - 1);
    if (literal.charAt(0) == '`' || inside.indexOf('\\') < 0) {
      return Optional.of(inside);
    }
    return unescape(inside);
  }

  private static Optional<String> unescape(String inside) {
    var octets = new ByteArrayOutputStream(inside.length());
    for (var i = 0; i < inside.length(); i++) {
      var character = inside.charAt(i);
      if (character != '\\') {
        octets.writeBytes(inside.substring(i, i + 1).getBytes(StandardCharsets.UTF_8));
        continue;
      }
      var length = escape(octets, inside, ++i);
      if (length == 0) {
        return Optional.empty();
      }
      i += length - 1;
    }
    return Optional.of(octets.toString(StandardCharsets.UTF_8));
  }

  /** How many characters after the backslash it takes; 0 when there is no such escape. */
  private static int escape(ByteArrayOutputStream octets, String text, int at) {
    var letter = text.charAt(at);
    var plain = "abfnrtv\\\"".indexOf(letter);
    if (plain >= 0) {
      octets.write("\u0007\b\f\n\r\t\u000b\\\"".charAt(plain));
      return 1;
    }
    return switch (letter) {
      case 'x' -> number(octets, text, at + 1, 2, 16, false);
      case 'u' -> number(octets, text, at + 1, 4, 16, true);
      case 'U' -> number(octets, text, at + 1, 8, 16, true);
      case '0', '1', '2', '3' -> number(octets, text, at, 3, 8, false);
      default -> 0;
    };
  }

  private static int number(
      ByteArrayOutputStream octets, String text, int from, int digits, int radix, boolean character) {
    if (from + digits > text.length()) {
      return 0;
    }
    try {
      var value = Integer.parseInt(text, from, from + digits, radix);
      if (character) {
        octets.writeBytes(Character.toString(value).getBytes(StandardCharsets.UTF_8));
      } else {
        octets.write(value);
      }
      return radix == 8 ? digits : digits + 1;
    } catch (IllegalArgumentException noNumber) {
      return 0;
    }
  }
}
