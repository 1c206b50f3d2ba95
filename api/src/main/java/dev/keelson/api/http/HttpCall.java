package dev.keelson.api.http;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One request and its answer. One of {@link #respond} and {@link #begin} may be called, once, from any thread. */
public interface HttpCall {
  String method();

  /** The path, decoded, without the query. */
  String path();

  /** The path, decoded to octets, one character for each byte: it need not be text. */
  String pathOctets();

  /** Query parameters in order, decoded; a parameter without value has "", a malformed one is left out. */
  Map<String, List<String>> query();

  /** The query as it came, without the question mark. */
  String rawQuery();

  Optional<String> header(String name);

  /** The whole body; its size was limited by {@link FrontDoorLimits#bodyBytesMax}. */
  byte[] body();

  /** The request target as it came, for logs. */
  String target();

  void respond(int status, String contentType, byte[] body);

  /** As the other one, with more headers. */
  void respond(int status, String contentType, byte[] body, Map<String, String> headers);

  /** Answers with a body that follows piece by piece; status and headers leave at once. */
  AnswerStream begin(int status, String contentType, Map<String, String> headers);
}
