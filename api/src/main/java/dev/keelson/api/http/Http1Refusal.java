package dev.keelson.api.http;

import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;

/** Says what was wrong with bytes that are no request, as Go's server does. */
final class Http1Refusal {
  private Http1Refusal() {}

  static Answer of(Throwable cause) {
    return cause instanceof TooLongHttpLineException || cause instanceof TooLongHttpHeaderException
        ? Answer.refusal(431, "Request Header Fields Too Large")
        : Answer.refusal(400, "Bad Request");
  }
}
