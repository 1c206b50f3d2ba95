package dev.keelson.orchestrator.client;

import com.fasterxml.jackson.databind.JsonNode;
import dev.keelson.orchestrator.status.Cause;
import dev.keelson.orchestrator.status.Details;
import dev.keelson.orchestrator.status.Reason;
import dev.keelson.orchestrator.status.Refusal;
import java.util.ArrayList;
import java.util.Arrays;

/** Reads a Status back into what it was on the server. */
final class StatusReader {
  private StatusReader() {}

  /**
   * The refusal that a Status tells of.
   *
   * @param code of the answer, for a body that is no Status
   */
  static Refusal read(int code, JsonNode body) {
    int said = body.path("code").asInt(code);
    var message = body.path("message").asText("the server answered " + code);
    return new Refusal(reason(said, body.path("reason").asText("")), message, details(body.path("details")));
  }

  private static Reason reason(int code, String text) {
    return Arrays.stream(Reason.values()).filter(reason -> !text.isEmpty() && reason.text().equals(text)).findFirst()
        .or(() -> Arrays.stream(Reason.values()).filter(reason -> reason.code() == code).findFirst())
        .orElse(Reason.UNKNOWN);
  }

  private static Details details(JsonNode details) {
    var causes = new ArrayList<Cause>();
    details.path("causes").forEach(cause -> causes.add(new Cause(
        cause.path("reason").asText(""), cause.path("message").asText(""), cause.path("field").asText(""))));
    return new Details(details.path("name").asText(""), details.path("group").asText(""),
        details.path("kind").asText(""), details.path("uid").asText(""), causes,
        details.path("retryAfterSeconds").asInt(0));
  }
}
