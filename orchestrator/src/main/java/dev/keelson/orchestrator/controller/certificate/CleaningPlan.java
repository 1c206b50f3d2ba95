package dev.keelson.orchestrator.controller.certificate;

import com.fasterxml.jackson.databind.JsonNode;
import dev.keelson.orchestrator.controller.pods.Pods;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** When a request has been around for long enough, as Kubernetes' cleaner. */
final class CleaningPlan {
  private static final Duration AFTER_ANSWER = Duration.ofHours(1);
  private static final Duration UNANSWERED = Duration.ofDays(1);

  private CleaningPlan() {}

  static boolean isOver(JsonNode object, Instant now) {
    var request = new Request(object);
    boolean answered = request.isDenied() || request.hasFailed()
        || (request.isApproved() && !request.certificate().isEmpty());
    if (answered) {
      return answeredAt(object).filter(time -> time.plus(AFTER_ANSWER).isBefore(now)).isPresent();
    }
    return Pods.created(object).filter(time -> time.plus(UNANSWERED).isBefore(now)).isPresent();
  }

  private static Optional<Instant> answeredAt(JsonNode object) {
    return object.path("status").path("conditions").valueStream()
        .flatMap(condition -> Pods.time(condition.path("lastUpdateTime"))
            .or(() -> Pods.time(condition.path("lastTransitionTime"))).stream())
        .max(Instant::compareTo);
  }
}
