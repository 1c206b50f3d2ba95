package dev.keelson.api.etcd.ops;

import dev.keelson.api.http.HttpCall;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** The plain answers of Go's library, byte for byte: errors end in a line break and forbid sniffing. */
final class Texts {
  static final String PLAIN = "text/plain; charset=utf-8";
  private static final Map<String, String> NO_SNIFF = Map.of("X-Content-Type-Options", "nosniff");

  private Texts() {}

  /** Go's {@code http.Error}. */
  static void error(HttpCall call, int status, String text) {
    call.respond(status, PLAIN, bytes(text + "\n"), NO_SNIFF);
  }

  static void notFound(HttpCall call) {
    error(call, 404, "404 page not found");
  }

  static void notAllowed(HttpCall call) {
    call.respond(
        405, PLAIN, bytes("Method Not Allowed\n"), Map.of("Allow", "GET", "X-Content-Type-Options", "nosniff"));
  }

  static void ok(HttpCall call, String text) {
    call.respond(200, PLAIN, bytes(text));
  }

  static void okUnsniffed(HttpCall call, String text) {
    call.respond(200, PLAIN, bytes(text), NO_SNIFF);
  }

  /** A page that is there for GET alone. */
  static Page getOnly(Page page) {
    return call -> {
      if (call.method().equals("GET")) {
        page.answer(call);
      } else {
        notAllowed(call);
      }
    };
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
