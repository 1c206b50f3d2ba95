package dev.keelson.api.http;

import java.nio.charset.StandardCharsets;

/** Text in double quotes as Go's {@code strconv.Quote} writes it. */
final class GoQuote {
  private static final String SHORT = "\u0007a\bb\ff\nn\rr\tt\u000bv\\\\\"\"";

  private GoQuote() {}

  /** Takes and gives one character for each byte; what is no UTF-8 is written in hexadecimal. */
  static String quote(String bytes) {
    var quoted = new StringBuilder("\"");
    int at = 0;
    while (at < bytes.length()) {
      int size = utf8Size(bytes, at);
      if (size > 1) {
        quoted.append(bytes, at, at + size);
      } else {
        quoteByte(bytes.charAt(at), quoted);
      }
      at += size;
    }
    return quoted.append('"').toString();
  }

  private static void quoteByte(char next, StringBuilder quoted) {
    int at = SHORT.indexOf(next);
    if (at >= 0 && at % 2 == 0) {
      quoted.append('\\').append(SHORT.charAt(at + 1));
    } else if (next < ' ' || next >= 0x7f) {
      quoted.append("\\x%02x".formatted((int) next));
    } else {
      quoted.append(next);
    }
  }

  /** How many bytes the character there has; 1 as well when it is none. */
  private static int utf8Size(String bytes, int at) {
    for (int size = 2; size <= 4 && at + size <= bytes.length(); size++) {
      var one = new String(
          bytes.substring(at, at + size).getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
      if (one.codePointCount(0, one.length()) == 1 && one.charAt(0) != '\ufffd') {
        return size;
      }
    }
    return 1;
  }
}
