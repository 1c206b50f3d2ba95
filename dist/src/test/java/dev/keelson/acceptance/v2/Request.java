package dev.keelson.acceptance.v2;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * One request. In texts, {@code @5} stands for the fifth index after the start of the sequence, {@code @@5} for the
 * name that a POST with that index makes, and {@code ~} for the directory that a sequence has for itself.
 *
 * @param query without the question mark; may be empty
 * @param body a form, when {@code contentType} says so
 */
record Request(String method, String path, String query, String contentType, String body) {
  /** With it an answer grows past what Go sends in one piece. */
  static final String LONG = "x".repeat(1_500);

  private static final Pattern NAME = Pattern.compile("@@(\\d+)");
  private static final Pattern INDEX = Pattern.compile("@(\\d+)");

  static Request of(String method, String path, String query) {
    return new Request(method, path, query, "", "");
  }

  static Request form(String method, String path, String query, String body) {
    return new Request(method, path, query, "application/x-www-form-urlencoded", body);
  }

  boolean isBodiless() {
    return method.equals("HEAD");
  }

  boolean isSorted() {
    return query.contains("sorted=true");
  }

  /** As it goes over the wire. */
  String bytes(String directory, long base) {
    var target = resolve(query.isEmpty() ? path : path + "?" + query, directory, base);
    var content = resolve(body, directory, base);
    var type = contentType.isEmpty() ? "" : "Content-Type: " + contentType + "\r\n";
    var length = content.isEmpty() && contentType.isEmpty() ? "" : "Content-Length: " + size(content) + "\r\n";
    return method + " " + target + " HTTP/1.1\r\nHost: 127.0.0.1\r\n" + type + length + "\r\n" + content;
  }

  private static int size(String octets) {
    return octets.getBytes(StandardCharsets.ISO_8859_1).length;
  }

  private static String resolve(String text, String directory, long base) {
    var named = NAME.matcher(text.replace("~", directory))
        .replaceAll(found -> "%020d".formatted(base + Long.parseLong(found.group(1))));
    return INDEX.matcher(named).replaceAll(found -> Long.toString(base + Long.parseLong(found.group(1))));
  }

  @Override
  public String toString() {
    var text = method + " " + path + (query.isEmpty() ? "" : "?" + query)
        + (body.isEmpty() ? "" : " [" + contentType + "] " + body);
    return text.replace(LONG, "x...x");
  }
}
