package dev.keelson.api.etcd.page;

import dev.keelson.api.http.HttpCall;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** The plain answers of Go's library, byte for byte: errors end in a line break and forbid sniffing. */
public final class Texts {
  public static final String PLAIN = "text/plain; charset=utf-8";
  private static final Map<String, String> NO_SNIFF = Map.of("X-Content-Type-Options", "nosniff");

  private Texts() {}

  /** Go's {@code http.Error}. */
  public static void error(HttpCall call, int status, String text) {
    call.respond(status, PLAIN, bytes(text + "\n"), NO_SNIFF);
  }

  public static void notFound(HttpCall call) {
    error(call, 404, "404 page not found");
  }

  /**
   * Refuses a method.
   *
   * @param allowed the methods that there are; empty says nothing about them
   */
  public static void notAllowed(HttpCall call, String allowed) {
    notAllowed(call, allowed, Map.of());
  }

  /** As the other one, with more headers. */
  public static void notAllowed(HttpCall call, String allowed, Map<String, String> more) {
    var headers = new LinkedHashMap<>(NO_SNIFF);
    headers.putAll(more);
    if (!allowed.isEmpty()) {
      headers.put("Allow", allowed);
    }
    call.respond(405, PLAIN, bytes("Method Not Allowed\n"), headers);
  }

  public static void ok(HttpCall call, String text) {
    call.respond(200, PLAIN, bytes(text));
  }

  public static void okUnsniffed(HttpCall call, String text) {
    call.respond(200, PLAIN, bytes(text), NO_SNIFF);
  }

  /** A page that is there for GET alone. */
  public static Page getOnly(Page page) {
    return call -> {
      if (call.method().equals("GET")) {
        page.answer(call);
      } else {
        notAllowed(call, "GET");
      }
    };
  }

  public static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
