package dev.keelson.orchestrator.controller.job;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.controller.pods.Condition;
import dev.keelson.orchestrator.controller.pods.Conditions;
import dev.keelson.orchestrator.value.Times;
import java.time.Instant;
import java.util.Optional;

/** A job that pauses, or goes on; the reason and message of an event that says so. */
enum Suspension {
  SUSPENDED("Suspended", "Job suspended", "True"), RESUMED("Resumed", "Job resumed", "False");

  private final String reason;
  private final String message;
  private final String status;

  Suspension(String reason, String message, String status) {
    this.reason = reason;
    this.message = message;
    this.status = status;
  }

  String reason() {
    return reason;
  }

  String message() {
    return message;
  }

  /** Writes it into the status if that says otherwise. A job that goes on gets its whole time again. */
  static Optional<Suspension> write(ObjectNode status, boolean suspended, Instant now) {
    boolean known = Conditions.in(status, Job.SUSPENDED)
        .map(condition -> condition.path("status").asText().equals("True"))
        .orElse(false);
    if (known == suspended) {
      return Optional.empty();
    }
    var change = suspended ? SUSPENDED : RESUMED;
    var time = Times.seconds(now);
    Conditions.put(status, new Condition(Job.SUSPENDED, change.status, "Job" + change.reason, change.message), time)
        .put("lastProbeTime", time);
    if (!suspended) {
      status.put("startTime", time);
    }
    return Optional.of(change);
  }
}
