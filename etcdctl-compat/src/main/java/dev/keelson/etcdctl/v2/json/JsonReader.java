package dev.keelson.etcdctl.v2.json;

import java.util.ArrayList;
import java.util.LinkedHashMap;

/** Reads one JSON value and insists that nothing follows it. */
public final class JsonReader {
  /** Deeper than any tree of keys that somebody means; a document beyond it is refused instead of overflowing. */
  private static final int DEPTH_MAX = 1_000;

  private final String text;
  private int at;
  private int depth;

  private JsonReader(String text) {
    this.text = text;
  }

  public static Json read(String text) throws JsonException {
    var reader = new JsonReader(text);
    var value = reader.value();
    reader.skipBlanks();
    if (reader.at < text.length()) {
      throw reader.unexpected("after top-level value");
    }
    return value;
  }

  private Json value() throws JsonException {
    skipBlanks();
    if (++depth > DEPTH_MAX) {
      throw new JsonException("exceeded max depth");
    }
    var value = switch (peek("looking for beginning of value")) {
      case '{' -> fields();
      case '[' -> items();
      case '"' -> new Json.Text(string());
      case 't' -> word("true", new Json.Truth(true));
      case 'f' -> word("false", new Json.Truth(false));
      case 'n' -> word("null", new Json.Nothing());
      default -> digits();
    };
    depth--;
    return value;
  }

  private Json fields() throws JsonException {
    var fields = new LinkedHashMap<String, Json>();
    at++;
    skipBlanks();
    while (peek("looking for beginning of object key string") != '}') {
      var name = string();
      skipBlanks();
      expect(':', "after object key");
      fields.put(name, value());
      separator('}', "after object key:value pair");
    }
    at++;
    return new Json.Fields(fields);
  }

  private Json items() throws JsonException {
    var items = new ArrayList<Json>();
    at++;
    skipBlanks();
    while (peek("looking for beginning of value") != ']') {
      items.add(value());
      separator(']', "after array element");
    }
    at++;
    return new Json.Items(items);
  }

  private void separator(char end, String where) throws JsonException {
    skipBlanks();
    if (peek(where) != end) {
      expect(',', where);
      skipBlanks();
    }
  }

  private Json word(String word, Json meaning) throws JsonException {
    for (int i = 0; i < word.length(); i++) {
      expect(word.charAt(i), "in literal " + word);
    }
    return meaning;
  }

  private Json digits() throws JsonException {
    var begin = at;
    while (at < text.length() && "+-.eE0123456789".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    if (at == begin) {
      throw unexpected("looking for beginning of value");
    }
    return new Json.Digits(text.substring(begin, at));
  }

  private String string() throws JsonException {
    expect('"', "looking for beginning of object key string");
    var string = new StringBuilder();
    while (true) {
      var character = peek("in string literal");
      at++;
      switch (character) {
        case '"' -> {
          return string.toString();
        }
        case '\\' -> string.append(escaped());
        default -> string.append(character);
      }
    }
  }

  private char escaped() throws JsonException {
    var character = peek("in string escape code");
    at++;
    return switch (character) {
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'u' -> unicode();
      case '"', '\\', '/' -> character;
      default -> throw new JsonException("invalid character '" + character + "' in string escape code");
    };
  }

  private char unicode() throws JsonException {
    try {
      at += 4;
      return (char) Integer.parseInt(text.substring(at - 4, at), 16);
    } catch (NumberFormatException | StringIndexOutOfBoundsException malformed) {
      throw new JsonException("invalid character in \\u hexadecimal character escape");
    }
  }

  private void skipBlanks() {
    while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }

  private char peek(String where) throws JsonException {
    if (at >= text.length()) {
      throw new JsonException("unexpected end of JSON input");
    }
    var character = text.charAt(at);
    if (character < ' ' && where.startsWith("in string")) {
      throw unexpected(where);
    }
    return character;
  }

  private void expect(char character, String where) throws JsonException {
    if (peek(where) != character) {
      throw unexpected(where);
    }
    at++;
  }

  private JsonException unexpected(String where) {
    return new JsonException("invalid character '" + text.charAt(at) + "' " + where);
  }
}
