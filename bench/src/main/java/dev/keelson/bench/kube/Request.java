package dev.keelson.bench.kube;

import java.nio.charset.StandardCharsets;

/** Requests to the API as they go over the wire. */
final class Request {
  private Request() {}

  static byte[] get(String token, String target) {
    return text("GET", token, target, "", "");
  }

  static byte[] post(String token, String target, String body) {
    return text("POST", token, target, content("application/json", body), body);
  }

  static byte[] patch(String token, String target, String body) {
    return text("PATCH", token, target, content("application/merge-patch+json", body), body);
  }

  private static String content(String type, String body) {
    return "Content-Type: " + type + "\r\nContent-Length: " + body.length() + "\r\n";
  }

  private static byte[] text(String method, String token, String target, String headers, String body) {
    var text = method + " " + target + " HTTP/1.1\r\nHost: bench\r\nAuthorization: Bearer " + token + "\r\n" + headers
        + "\r\n" + body;
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
