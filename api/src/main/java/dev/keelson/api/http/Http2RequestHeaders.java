package dev.keelson.api.http;

import io.netty.handler.codec.http2.Http2Headers;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** The headers of a request of HTTP/2. Its pseudo-headers are no headers, but for the host. */
record Http2RequestHeaders(Http2Headers headers) implements RequestHeaders {
  @Override
  public List<String> all(String name) {
    var key = name.equalsIgnoreCase("host") ? ":authority" : name.toLowerCase(Locale.ROOT);
    return headers.getAll(key).stream().map(CharSequence::toString).toList();
  }

  @Override
  public Collection<String> names() {
    return headers.names().stream().map(CharSequence::toString).filter(name -> !name.startsWith(":")).toList();
  }
}
