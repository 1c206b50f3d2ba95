package dev.keelson.api.http;

import java.util.List;
import java.util.Map;

/** One line of an answer's head. A name may come again; HTTP/2 gets it in small letters. */
public record Header(String name, String value) {
  /** In the map's order. */
  public static List<Header> all(Map<String, String> headers) {
    return headers.entrySet().stream().map(header -> new Header(header.getKey(), header.getValue())).toList();
  }
}
