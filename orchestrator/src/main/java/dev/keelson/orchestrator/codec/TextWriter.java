package dev.keelson.orchestrator.codec;

/** Writes texts as Go's JSON encoder does: with what HTML would misread, and line separators, escaped. */
final class TextWriter {
  private static final String HEX = "0123456789abcdef";
  private static final char REPLACEMENT = '\ufffd';

  private final ByteSink out;

  TextWriter(ByteSink out) {
    this.out = out;
  }

  void write(String text) {
    out.write('"');
    for (var i = out.plain(text); i < text.length(); i++) {
      var letter = text.charAt(i);
      if (letter >= 0x80) {
        i += beyondAscii(text, i);
      } else if (isPlain(letter)) {
        out.write(letter);
      } else {
        escaped(letter);
      }
    }
    out.write('"');
  }

  /** Whether a letter of ASCII stands for itself. */
  static boolean isPlain(char letter) {
    return letter >= ' ' && letter != '"' && letter != '\\' && letter != '<' && letter != '>' && letter != '&';
  }

  private void escaped(char letter) {
    out.write('\\');
    switch (letter) {
      case '"', '\\' -> out.write(letter);
      case '\n' -> out.write('n');
      case '\r' -> out.write('r');
      case '\t' -> out.write('t');
      case '\b' -> out.write('b');
      case '\f' -> out.write('f');
      default -> unicode(letter);
    }
  }

  private void unicode(char letter) {
    out.write('u');
    for (var shift = 12; shift >= 0; shift -= 4) {
      out.write(HEX.charAt((letter >> shift) & 0xf));
    }
  }

  /** Returns how many more chars were taken than one. */
  private int beyondAscii(String text, int at) {
    var letter = text.charAt(at);
    if (letter == '\u2028' || letter == '\u2029') {
      out.write('\\');
      unicode(letter);
      return 0;
    }
    if (!Character.isSurrogate(letter)) {
      utf8(letter);
      return 0;
    }
    var point = text.codePointAt(at);
    utf8(Character.isSupplementaryCodePoint(point) ? point : REPLACEMENT);
    return Character.charCount(point) - 1;
  }

  private void utf8(int point) {
    if (point < 0x800) {
      out.write(0xc0 | (point >> 6));
    } else {
      if (point < 0x10000) {
        out.write(0xe0 | (point >> 12));
      } else {
        out.write(0xf0 | (point >> 18));
        out.write(0x80 | ((point >> 12) & 0x3f));
      }
      out.write(0x80 | ((point >> 6) & 0x3f));
    }
    out.write(0x80 | (point & 0x3f));
  }
}
