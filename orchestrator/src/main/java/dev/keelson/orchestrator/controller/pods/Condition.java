package dev.keelson.orchestrator.controller.pods;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A row of {@code status.conditions}.
 *
 * @param status True, False or Unknown
 * @param reason one word, for programs
 * @param message a sentence, for people; may be empty
 */
public record Condition(String type, String status, String reason, String message) {
  /** The same in an object, without times. Empty reasons and messages are left out, as Go does it. */
  void writeTo(ObjectNode condition) {
    condition.put("type", type).put("status", status);
    put(condition, "reason", reason);
    put(condition, "message", message);
  }

  private static void put(ObjectNode condition, String field, String value) {
    if (value.isEmpty()) {
      condition.remove(field);
    } else {
      condition.put(field, value);
    }
  }
}
