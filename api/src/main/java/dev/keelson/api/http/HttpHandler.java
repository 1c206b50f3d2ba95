package dev.keelson.api.http;

/** Answers requests that are not gRPC, of HTTP/1.1 and HTTP/2 alike. Runs on the event loop; must not block. */
@FunctionalInterface
public interface HttpHandler {
  void handle(HttpCall call);
}
