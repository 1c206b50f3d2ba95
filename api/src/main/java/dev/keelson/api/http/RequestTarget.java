package dev.keelson.api.http;

import io.netty.handler.codec.http.QueryStringDecoder;
import java.net.URI;
import java.util.List;
import java.util.Map;

/** What a request asks for, taken apart. */
record RequestTarget(URI raw, String path, Map<String, List<String>> query) {
  /** Throws IllegalArgumentException when the text is no target. */
  static RequestTarget parse(String text) {
    if (!text.startsWith("/") && !text.contains("://") && !text.equals("*")) {
      throw new IllegalArgumentException("not a request target: " + text);
    }
    var decoder = new QueryStringDecoder(text);
    return new RequestTarget(URI.create(rawForm(text)), decoder.path(), decoder.parameters());
  }

  /** {@code //x/y} would be read as a host; Go's mux sees a path. */
  private static String rawForm(String text) {
    return text.startsWith("//") ? "/." + text : text;
  }
}
