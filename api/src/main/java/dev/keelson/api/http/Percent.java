package dev.keelson.api.http;

import java.nio.charset.StandardCharsets;

/** Percent-encoding as Go's {@code net/url} reads and writes it, on octets. */
public final class Percent {
  private static final String UNRESERVED_IN_PATHS = "-_.~$&+,/:;=@";

  /** A percent sign without two hexadecimal digits; the message is Go's. */
  static final class BadEscape extends Exception {
    private static final long serialVersionUID = 1L;

    BadEscape(String escape) {
      super("invalid URL escape " + GoQuote.quote(escape));
    }
  }

  private Percent() {}

  /** The text that octets stand for. */
  public static String text(String octets) {
    return new String(octets.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
  }

  /** In forms a plus sign means a blank; in paths it means itself. */
  static String decode(String text, boolean form) throws BadEscape {
    if (text.indexOf('%') < 0 && !(form && text.indexOf('+') >= 0)) {
      return text;
    }
    var bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    int to = 0;
    for (int from = 0; from < bytes.length; from++, to++) {
      if (bytes[from] == '%') {
        int high = from + 2 < bytes.length ? Character.digit(bytes[from + 1], 16) : -1;
        int low = from + 2 < bytes.length ? Character.digit(bytes[from + 2], 16) : -1;
        if (high < 0 || low < 0) {
          throw new BadEscape(text.substring(from, Math.min(text.length(), from + 3)));
        }
        bytes[to] = (byte) (high << 4 | low);
        from += 2;
      } else {
        bytes[to] = form && bytes[from] == '+' ? (byte) ' ' : bytes[from];
      }
    }
    return new String(bytes, 0, to, StandardCharsets.ISO_8859_1);
  }

  /** A path as it stands in a URL. */
  public static String encodePath(String path) {
    var text = new StringBuilder(path.length() + 16);
    for (int i = 0; i < path.length(); i++) {
      char next = path.charAt(i);
      if (isPlain(next)) {
        text.append(next);
      } else {
        text.append("%%%02X".formatted((int) next));
      }
    }
    return text.toString();
  }

  private static boolean isPlain(char next) {
    return (next >= 'a' && next <= 'z') || (next >= 'A' && next <= 'Z') || (next >= '0' && next <= '9')
        || UNRESERVED_IN_PATHS.indexOf(next) >= 0;
  }
}
