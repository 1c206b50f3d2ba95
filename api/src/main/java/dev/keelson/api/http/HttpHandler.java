package dev.keelson.api.http;

import java.nio.charset.StandardCharsets;

/** Answers requests that are not gRPC, of HTTP/1.1 and HTTP/2 alike. Runs on the event loop; must not block. */
@FunctionalInterface
public interface HttpHandler {
  void handle(HttpCall call);

  /** Answers a request whose body is longer than the door takes in; the call has none of it. */
  default void refuseBody(HttpCall call) {
    call.respond(413, "text/plain; charset=utf-8", "413 Request Entity Too Large".getBytes(StandardCharsets.US_ASCII));
  }
}
