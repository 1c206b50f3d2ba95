package dev.keelson.etcdctl.go;

/** Which octets are characters: the Unicode standard's table of well-formed sequences (3-7), as Go follows it. */
final class Utf8 {
  private Utf8() {}

  /** How many octets the character at a position has; 0 when none begins there. */
  static int length(byte[] bytes, int at) {
    var first = bytes[at] & 0xff;
    if (first < 0x80) {
      return 1;
    }
    var length = first < 0xc2 ? 0 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : first < 0xf5 ? 4 : 0;
    if (length == 0 || at + length > bytes.length || !secondFits(first, bytes[at + 1] & 0xff)) {
      return 0;
    }
    for (var i = 2; i < length; i++) {
      if ((bytes[at + i] & 0xc0) != 0x80) {
        return 0;
      }
    }
    return length;
  }

  /** Some leading octets narrow the next one: no overlong forms, no surrogates, nothing above U+10FFFF. */
  private static boolean secondFits(int first, int second) {
    return switch (first) {
      case 0xe0 -> second >= 0xa0 && second <= 0xbf;
      case 0xed -> second >= 0x80 && second <= 0x9f;
      case 0xf0 -> second >= 0x90 && second <= 0xbf;
      case 0xf4 -> second >= 0x80 && second <= 0x8f;
      default -> second >= 0x80 && second <= 0xbf;
    };
  }
}
