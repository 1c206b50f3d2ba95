package dev.keelson.etcdctl.v2.client;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.SortedMap;
import java.util.TreeMap;

/** Parameters of a query or a form, which Go's client sends sorted by name. */
final class Queries {
  private static final String PATH_LITERALS = "-_.~$&+,/:;=@";

  private final SortedMap<String, String> values = new TreeMap<>();

  Queries with(String name, String value) {
    values.put(name, value);
    return this;
  }

  Queries withUnlessEmpty(String name, String value) {
    return value.isEmpty() ? this : with(name, value);
  }

  Queries withIf(boolean wanted, String name) {
    return wanted ? with(name, "true") : this;
  }

  /** As a form, or as a query without its question mark. */
  String encoded() {
    var text = new StringBuilder();
    values.forEach((name, value) -> text.append(text.isEmpty() ? "" : "&")
        .append(encode(name)).append('=').append(encode(value)));
    return text.toString();
  }

  String asQuery() {
    return values.isEmpty() ? "" : "?" + encoded();
  }

  /** Java keeps the asterisk and escapes the tilde; Go does it the other way round. */
  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("*", "%2A").replace("%7E", "~");
  }

  /** A path as Go writes it into a URL. */
  static String path(String text) {
    var path = new StringBuilder();
    for (var octet : text.getBytes(StandardCharsets.UTF_8)) {
      var character = (char) (octet & 0xff);
      if (character < 0x80 && (Character.isLetterOrDigit(character) || PATH_LITERALS.indexOf(character) >= 0)) {
        path.append(character);
      } else {
        path.append('%').append(Character.toUpperCase(Character.forDigit(character >> 4, 16)))
            .append(Character.toUpperCase(Character.forDigit(character & 15, 16)));
      }
    }
    return path.toString();
  }
}
