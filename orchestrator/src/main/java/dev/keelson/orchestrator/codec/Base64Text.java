package dev.keelson.orchestrator.codec;

import java.util.Base64;

/** Base64 with padding, as Go's standard encoding reads it: line breaks do not count. */
final class Base64Text {
  private static final byte[] NO_BYTES = new byte[0];

  private Base64Text() {}

  /** The place of the first character that is wrong, or where the text ends too early; -1 if all is well. */
  static int firstWrong(String text) {
    var digits = 0;
    var padding = 0;
    for (var i = 0; i < text.length(); i++) {
      var letter = text.charAt(i);
      if (letter == '\n' || letter == '\r') {
        continue;
      }
      var pads = letter == '=';
      if (pads ? digits % 4 < 2 || (digits + padding) % 4 == 0 : padding > 0 || !isDigit(letter)) {
        return i;
      }
      digits += pads ? 0 : 1;
      padding += pads ? 1 : 0;
    }
    return (digits + padding) % 4 == 0 ? -1 : text.length();
  }

  private static boolean isDigit(char letter) {
    return (letter >= 'A' && letter <= 'Z') || (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9')
        || letter == '+' || letter == '/';
  }

  static String withoutBreaks(String text) {
    return text.indexOf('\n') < 0 && text.indexOf('\r') < 0 ? text : text.replace("\n", "").replace("\r", "");
  }

  static String encode(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  /** Of a text of which nothing is {@link #firstWrong}. */
  static byte[] decode(String text) {
    return text.isEmpty() ? NO_BYTES : Base64.getDecoder().decode(text);
  }
}
