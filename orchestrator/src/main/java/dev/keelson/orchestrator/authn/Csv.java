package dev.keelson.orchestrator.authn;

import java.util.ArrayList;
import java.util.List;

/** Comma-separated values (RFC 4180), as Go's encoding/csv reads them; empty lines are left out. */
final class Csv {
  private final String text;
  private int at;

  private Csv(String text) {
    this.text = text;
  }

  /** Throws IllegalArgumentException for quotes that do not close or stand in the middle. */
  static List<List<String>> parse(String text) {
    var reader = new Csv(text.replace("\r\n", "\n"));
    var records = new ArrayList<List<String>>();
    while (reader.at < reader.text.length()) {
      var fields = reader.fields();
      if (!fields.equals(List.of(""))) {
        records.add(fields);
      }
    }
    return records;
  }

  private List<String> fields() {
    var fields = new ArrayList<String>();
    do {
      fields.add(is('"') ? quoted() : bare());
    } while (skip(','));
    if (at < text.length() && !skip('\n')) {
      throw new IllegalArgumentException("extraneous or missing \" in quoted-field");
    }
    return fields;
  }

  private String bare() {
    int from = at;
    while (at < text.length() && !is(',') && !is('\n')) {
      if (is('"')) {
        throw new IllegalArgumentException("bare \" in non-quoted-field");
      }
      at++;
    }
    return text.substring(from, at);
  }

  private String quoted() {
    var field = new StringBuilder();
    at++;
    while (at < text.length()) {
      if (!skip('"')) {
        field.append(text.charAt(at++));
      } else if (skip('"')) {
        field.append('"');
      } else {
        return field.toString();
      }
    }
    throw new IllegalArgumentException("extraneous or missing \" in quoted-field");
  }

  private boolean is(char wanted) {
    return at < text.length() && text.charAt(at) == wanted;
  }

  private boolean skip(char wanted) {
    boolean is = is(wanted);
    at += is ? 1 : 0;
    return is;
  }
}
