package dev.keelson.api.etcd.v2.text;

import dev.keelson.api.http.HttpCall;
import java.util.Map;

/** Answers in JSON, in the form that Go's server gives them. */
public final class Answers {
  public static final String JSON = "application/json";
  public static final String CLUSTER_ID = "X-Etcd-Cluster-Id";

  /** Go sends what is larger in chunks, since it did not count before it began. */
  private static final int COUNTED_BYTES_MAX = 2_048;

  private Answers() {}

  public static void json(HttpCall call, int status, byte[] body, Map<String, String> headers) {
    if (body.length <= COUNTED_BYTES_MAX) {
      call.respond(status, JSON, body, headers);
      return;
    }
    var stream = call.begin(status, JSON, headers);
    stream.write(body, stream::end);
  }

  /** A refusal outside of {@code /v2/keys}: {@code {"message":...}}, without a line break. */
  public static void message(HttpCall call, int status, String message, Map<String, String> headers) {
    json(call, status, new Json().openObject().name("message").text(message).closeObject().bytes(), headers);
  }
}
