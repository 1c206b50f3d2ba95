package dev.keelson.api.http;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** A response that is ready to be written. */
final class Answer {
  private final int status;
  private final List<Header> headers;
  private final byte[] body;

  Answer(int status, List<Header> headers, byte[] body) {
    this.status = status;
    this.headers = headers;
    this.body = body;
  }

  /** A refusal by the door itself, in the words of Go's server. */
  static Answer refusal(int status, String text) {
    var body = (status + " " + text).getBytes(StandardCharsets.UTF_8);
    return new Answer(status, List.of(new Header("content-type", "text/plain; charset=utf-8")), body);
  }

  int status() {
    return status;
  }

  /** Without content-length. */
  List<Header> headers() {
    return headers;
  }

  /** For reading only. */
  byte[] body() {
    return body;
  }
}
