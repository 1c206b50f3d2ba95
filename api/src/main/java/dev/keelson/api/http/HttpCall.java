package dev.keelson.api.http;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One request and its answer. {@link #respond} may be called once, from any thread. */
public interface HttpCall {
  String method();

  /** The path, decoded, without the query. */
  String path();

  /** Query parameters in order, decoded; a parameter without value has "". */
  Map<String, List<String>> query();

  Optional<String> header(String name);

  /** The whole body; its size was limited by {@link FrontDoorLimits#bodyBytesMax}. */
  byte[] body();

  /** The raw request target, for logs. */
  URI target();

  void respond(int status, String contentType, byte[] body);

  /** As the other one, with more headers. */
  void respond(int status, String contentType, byte[] body, Map<String, String> headers);
}
