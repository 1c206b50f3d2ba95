package dev.keelson.api.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Names and values of a query or of a form, as Go's {@code url.ParseQuery} finds them: what is malformed is left out,
 * and the first fault is told.
 */
public record FormPairs(List<Pair> pairs, Optional<String> fault) {
  private static final String SEMICOLON = "invalid semicolon separator in query";

  /** One parameter, decoded. Both are octets, one character for each byte: they need not be text. */
  public record Pair(String name, String value) {}

  public FormPairs {
    pairs = List.copyOf(pairs);
  }

  /** Takes octets. */
  public static FormPairs parse(String text) {
    var pairs = new ArrayList<Pair>();
    var faults = new ArrayList<String>();
    int from = 0;
    while (from < text.length()) {
      int end = text.indexOf('&', from);
      end = end < 0 ? text.length() : end;
      if (end > from) {
        addPair(text.substring(from, end), pairs, faults);
      }
      from = end + 1;
    }
    // Go remembers the last semicolon, but of other faults the first.
    var semicolon = faults.stream().filter(SEMICOLON::equals).findFirst();
    return new FormPairs(pairs, semicolon.isPresent() ? semicolon : faults.stream().findFirst());
  }

  private static void addPair(String pair, List<Pair> pairs, List<String> faults) {
    if (pair.indexOf(';') >= 0) {
      faults.add(SEMICOLON);
      return;
    }
    int equals = pair.indexOf('=');
    try {
      String name = Percent.decode(equals < 0 ? pair : pair.substring(0, equals), true);
      String value = Percent.decode(equals < 0 ? "" : pair.substring(equals + 1), true);
      pairs.add(new Pair(name, value));
    } catch (Percent.BadEscape bad) {
      faults.add(String.valueOf(bad.getMessage()));
    }
  }
}
