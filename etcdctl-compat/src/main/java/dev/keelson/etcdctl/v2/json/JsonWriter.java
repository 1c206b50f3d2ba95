package dev.keelson.etcdctl.v2.json;

import java.util.List;

/** Writes JSON as Go's encoder does: no blanks, and characters that mean something in HTML escaped. */
public final class JsonWriter {
  private static final String HEX = "0123456789abcdef";

  private final StringBuilder json = new StringBuilder();

  /** Begins an object or an array. */
  public JsonWriter open(char bracket) {
    json.append(bracket);
    return this;
  }

  public JsonWriter close(char bracket) {
    json.append(bracket);
    return this;
  }

  /** Begins a field, after a comma when it is not the first. */
  public JsonWriter name(String name) {
    comma();
    string(name);
    json.append(':');
    return this;
  }

  public JsonWriter comma() {
    var last = json.isEmpty() ? '{' : json.charAt(json.length() - 1);
    if (last != '{' && last != '[') {
      json.append(',');
    }
    return this;
  }

  public JsonWriter raw(String value) {
    json.append(value);
    return this;
  }

  public JsonWriter strings(List<String> values) {
    json.append('[');
    for (int i = 0; i < values.size(); i++) {
      json.append(i == 0 ? "" : ",");
      string(values.get(i));
    }
    json.append(']');
    return this;
  }

  public JsonWriter string(String value) {
    json.append('"');
    for (int i = 0; i < value.length(); i++) {
      append(value.charAt(i));
    }
    json.append('"');
    return this;
  }

  private void append(char character) {
    switch (character) {
      case '"', '\\' -> json.append('\\').append(character);
      case '\n' -> json.append("\\n");
      case '\r' -> json.append("\\r");
      case '\t' -> json.append("\\t");
      case '<', '>', '&', '\u2028', '\u2029' -> escape(character);
      default -> {
        if (character < ' ') {
          escape(character);
        } else {
          json.append(character);
        }
      }
    }
  }

  private void escape(char character) {
    json.append("\\u");
    for (int shift = 12; shift >= 0; shift -= 4) {
      json.append(HEX.charAt((character >> shift) & 15));
    }
  }

  @Override
  public String toString() {
    return json.toString();
  }
}
