package dev.keelson.orchestrator.codec;

import java.util.BitSet;

/**
 * Says in Go's words what is wrong with JSON that a parser has refused (encoding/json's scanner). Walks the text from
 * its beginning, and so is for errors only.
 */
final class GoSyntax {
  private static final String TOO_SHORT = "unexpected end of JSON input";

  private final byte[] text;
  /** Which of the open levels are objects; the others are lists. */
  private final BitSet objects = new BitSet();
  private int levels;
  private int at;
  /** A value has to follow. A flag instead of a call, because input decides how deep values are. */
  private boolean valueDue = true;

  private GoSyntax(byte[] text) {
    this.text = text;
  }

  static String explain(byte[] text) {
    try {
      new GoSyntax(text).scan();
    } catch (Unreadable found) {
      return found.text();
    }
    return "invalid UTF-8 in JSON input";
  }

  private void scan() {
    while (valueDue || levels > 0) {
      if (valueDue) {
        valueDue = false;
        value();
      } else if (objects.get(levels - 1)) {
        afterMember();
      } else {
        afterItem();
      }
    }
    skipSpace();
    if (at < text.length) {
      throw invalid("after top-level value");
    }
  }

  /** A value, or the beginning of one with parts. */
  private void value() {
    switch (next("looking for beginning of value")) {
      case '{' -> beginObject();
      case '[' -> beginList();
      case '"' -> string();
      case 't' -> literal("true");
      case 'f' -> literal("false");
      case 'n' -> literal("null");
      case '-' -> negative();
      case '0' -> fraction();
      case '1', '2', '3', '4', '5', '6', '7', '8', '9' -> whole();
      default -> {
        at--;
        throw invalid("looking for beginning of value");
      }
    }
  }

  private void beginObject() {
    objects.set(levels++);
    if (next("looking for beginning of object key string") == '}') {
      levels--;
      return;
    }
    at--;
    member();
  }

  private void member() {
    expect('"', "looking for beginning of object key string");
    string();
    expect(':', "after object key");
    valueDue = true;
  }

  private void beginList() {
    objects.clear(levels++);
    if (next("looking for beginning of value") == ']') {
      levels--;
      return;
    }
    at--;
    valueDue = true;
  }

  private void afterMember() {
    switch (next("after object key:value pair")) {
      case ',' -> member();
      case '}' -> levels--;
      default -> {
        at--;
        throw invalid("after object key:value pair");
      }
    }
  }

  private void afterItem() {
    switch (next("after array element")) {
      case ',' -> valueDue = true;
      case ']' -> levels--;
      default -> {
        at--;
        throw invalid("after array element");
      }
    }
  }

  private void string() {
    for (var letter = read(); letter != '"'; letter = read()) {
      if (letter == '\\') {
        escape();
      } else if (letter >= 0 && letter < ' ') {
        at--;
        throw invalid("in string literal");
      }
    }
  }

  private void escape() {
    var letter = read();
    if (letter == 'u') {
      for (var i = 0; i < 4; i++) {
        require(Character.digit(read(), 16) >= 0, "in \\u hexadecimal character escape");
      }
      return;
    }
    require("bfnrt\\/\"".indexOf(letter) >= 0, "in string escape code");
  }

  private void literal(String word) {
    for (var i = 1; i < word.length(); i++) {
      require(read() == word.charAt(i), "in literal %s (expecting '%s')".formatted(word, word.charAt(i)));
    }
  }

  private void negative() {
    var digit = read();
    require(isDigit(digit), "in numeric literal");
    if (digit == '0') {
      fraction();
    } else {
      whole();
    }
  }

  private void whole() {
    digits();
    fraction();
  }

  private void fraction() {
    if (at < text.length && text[at] == '.') {
      at++;
      require(isDigit(read()), "after decimal point in numeric literal");
      digits();
    }
    if (at < text.length && (text[at] == 'e' || text[at] == 'E')) {
      at++;
      var letter = read();
      var digit = letter == '+' || letter == '-' ? read() : letter;
      require(isDigit(digit), "in exponent of numeric literal");
      digits();
    }
  }

  private void digits() {
    while (at < text.length && isDigit(text[at])) {
      at++;
    }
  }

  private void expect(char letter, String where) {
    if (next(where) != letter) {
      at--;
      throw invalid(where);
    }
  }

  /** The next byte that is not white space. */
  private int next(String where) {
    skipSpace();
    if (at >= text.length) {
      throw new Unreadable(TOO_SHORT);
    }
    if (text[at] < 0) {
      throw invalid(where);
    }
    return text[at++];
  }

  private int read() {
    if (at >= text.length) {
      throw new Unreadable(TOO_SHORT);
    }
    return text[at++];
  }

  private void skipSpace() {
    while (at < text.length && " \t\r\n".indexOf(text[at]) >= 0) {
      at++;
    }
  }

  /** About the byte that was just read. */
  private void require(boolean right, String where) {
    if (!right) {
      at--;
      throw invalid(where);
    }
  }

  private Unreadable invalid(String where) {
    return new Unreadable("invalid character " + GoText.character(text[at]) + " " + where);
  }

  private static boolean isDigit(int letter) {
    return letter >= '0' && letter <= '9';
  }
}
