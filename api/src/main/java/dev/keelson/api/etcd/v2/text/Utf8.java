package dev.keelson.api.etcd.v2.text;

/** Tells characters of UTF-8 from stray bytes (RFC 3629, section 4). */
final class Utf8 {
  private Utf8() {}

  /** How many bytes the character has that begins there, beyond ASCII; 0 when none begins there. */
  static int length(byte[] bytes, int at) {
    int first = bytes[at] & 0xff;
    int second = at + 1 < bytes.length ? bytes[at + 1] & 0xff : 0;
    if (first >= 0xc2 && first <= 0xdf) {
      return within(second, 0x80, 0xbf) ? 2 : 0;
    }
    if (first >= 0xe0 && first <= 0xef) {
      int from = first == 0xe0 ? 0xa0 : 0x80;
      int to = first == 0xed ? 0x9f : 0xbf;
      return within(second, from, to) && continues(bytes, at + 2) ? 3 : 0;
    }
    if (first >= 0xf0 && first <= 0xf4) {
      int from = first == 0xf0 ? 0x90 : 0x80;
      int to = first == 0xf4 ? 0x8f : 0xbf;
      return within(second, from, to) && continues(bytes, at + 2) && continues(bytes, at + 3) ? 4 : 0;
    }
    return 0;
  }

  private static boolean continues(byte[] bytes, int at) {
    return at < bytes.length && within(bytes[at] & 0xff, 0x80, 0xbf);
  }

  private static boolean within(int value, int from, int to) {
    return value >= from && value <= to;
  }
}
