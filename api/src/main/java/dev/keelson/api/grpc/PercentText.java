package dev.keelson.api.grpc;

import java.nio.charset.StandardCharsets;

/** The spelling of {@code grpc-message}: printable ASCII as it is, every other byte of UTF-8 as %XX. */
final class PercentText {
  private static final char[] HEX = "0123456789ABCDEF".toCharArray();

  private PercentText() {}

  static String encode(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    var out = new StringBuilder(bytes.length);
    for (byte b : bytes) {
      if (b >= ' ' && b <= '~' && b != '%') {
        out.append((char) b);
      } else {
        out.append('%').append(HEX[(b >> 4) & 15]).append(HEX[b & 15]);
      }
    }
    return out.toString();
  }
}
