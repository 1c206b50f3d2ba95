package dev.keelson.orchestrator.controller.pods;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** Looks up and writes {@code status.conditions}. */
public final class Conditions {
  private Conditions() {}

  public static Optional<JsonNode> find(JsonNode object, String type) {
    return in(object.path("status"), type);
  }

  public static boolean isTrue(JsonNode object, String type) {
    return find(object, type).map(condition -> condition.path("status").asText().equals("True")).orElse(false);
  }

  /** The condition in a status that is not yet part of an object. */
  public static Optional<JsonNode> in(JsonNode status, String type) {
    for (var condition : status.path("conditions")) {
      if (condition.path("type").asText().equals(type)) {
        return Optional.of(condition);
      }
    }
    return Optional.empty();
  }

  /**
   * Writes a condition into a status, in the place of the old one or last. The time of its last transition changes
   * with its status only.
   *
   * @param now RFC 3339
   * @return the condition as it is now in the status, for fields that only some kinds have
   */
  public static ObjectNode put(ObjectNode status, Condition condition, String now) {
    var written = in(status, condition.type())
        .map(known -> (ObjectNode) known)
        .orElseGet(() -> status.withArrayProperty("conditions").addObject());
    if (!written.path("status").asText("").equals(condition.status())) {
      written.put("lastTransitionTime", now);
    }
    condition.writeTo(written);
    return written;
  }

  /** The last one takes the list along. */
  public static void remove(ObjectNode status, String type) {
    var conditions = status.path("conditions").elements();
    while (conditions.hasNext()) {
      if (conditions.next().path("type").asText().equals(type)) {
        conditions.remove();
      }
    }
    if (status.path("conditions").isEmpty()) {
      status.remove("conditions");
    }
  }
}
