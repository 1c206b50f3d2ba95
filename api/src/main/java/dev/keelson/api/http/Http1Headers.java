package dev.keelson.api.http;

import io.netty.handler.codec.http.HttpHeaders;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/** The headers of a request of HTTP/1.1. */
record Http1Headers(HttpHeaders headers) implements RequestHeaders {
  @Override
  public List<String> all(String name) {
    return headers.getAll(name);
  }

  @Override
  public Collection<String> names() {
    var names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    names.addAll(headers.names());
    return names;
  }
}
