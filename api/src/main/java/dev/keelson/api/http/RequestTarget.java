package dev.keelson.api.http;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a request asks for, taken apart as Go does it.
 *
 * @param raw as on the wire
 * @param pathOctets decoded, one character for each byte
 * @param rawQuery undecoded, without the question mark
 */
record RequestTarget(String raw, String pathOctets, String rawQuery) {
  /** Throws IllegalArgumentException when the text is no target. */
  static RequestTarget parse(String text) {
    refuseControls(text);
    int question = text.indexOf('?');
    var place = question < 0 ? text : text.substring(0, question);
    var query = question < 0 ? "" : text.substring(question + 1);
    try {
      return new RequestTarget(text, Percent.decode(path(place), false), query);
    } catch (Percent.BadEscape bad) {
      throw new IllegalArgumentException(bad);
    }
  }

  private static void refuseControls(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < ' ' || text.charAt(i) == 0x7f) {
        throw new IllegalArgumentException("a control character in a request target");
      }
    }
  }

  private static String path(String place) {
    if (place.startsWith("/") || place.equals("*")) {
      return place;
    }
    int scheme = place.indexOf("://");
    if (scheme < 0) {
      throw new IllegalArgumentException("not a request target: " + place);
    }
    int slash = place.indexOf('/', scheme + 3);
    return slash < 0 ? "/" : place.substring(slash);
  }

  String path() {
    return Percent.text(pathOctets);
  }

  Map<String, List<String>> query() {
    var query = new LinkedHashMap<String, List<String>>();
    for (var pair : FormPairs.parse(rawQuery).pairs()) {
      query.computeIfAbsent(Percent.text(pair.name()), _ -> new ArrayList<>(1)).add(Percent.text(pair.value()));
    }
    return query;
  }
}
