package dev.keelson.etcdctl.v2.http;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What is asked.
 *
 * @param target path and query, already percent-encoded
 * @param body empty when there is none
 */
public record HttpRequest(String method, String target, Map<String, String> headers, String body) {
  private static final String CONTENT_TYPE = "Content-Type";

  public static HttpRequest get(String target) {
    return new HttpRequest("GET", target, Map.of(), "");
  }

  public static HttpRequest delete(String target) {
    return new HttpRequest("DELETE", target, Map.of(), "");
  }

  public static HttpRequest form(String method, String target, String body) {
    return new HttpRequest(method, target, Map.of(CONTENT_TYPE, "application/x-www-form-urlencoded"), body);
  }

  public static HttpRequest json(String method, String target, String body) {
    return new HttpRequest(method, target, Map.of(CONTENT_TYPE, "application/json"), body);
  }

  /** Whether there is a body, which may be empty. */
  public boolean hasBody() {
    return headers.containsKey(CONTENT_TYPE);
  }

  public HttpRequest withHeader(String name, String value) {
    var more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new HttpRequest(method, target, more, body);
  }
}
