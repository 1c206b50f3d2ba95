package dev.keelson.orchestrator.controller.deployment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.controller.pods.Condition;
import dev.keelson.orchestrator.controller.pods.Conditions;
import dev.keelson.orchestrator.controller.pods.Pods;
import dev.keelson.orchestrator.object.Metadata;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Whether a rollout moves on, has ended, or has taken too long (kubernetes' progress.go). */
final class Progress {
  static final String TIMED_OUT = "ProgressDeadlineExceeded";
  private static final String DONE = "NewReplicaSetAvailable";

  private Progress() {}

  /** Whether the Deployment has a deadline; without one, it has no condition Progressing. */
  static boolean isMeasured(JsonNode deployment) {
    var seconds = deployment.path("spec").path("progressDeadlineSeconds");
    return seconds.isNumber() && seconds.asInt() != Integer.MAX_VALUE;
  }

  /** Whether all that is wanted is there, available, and nothing else is. */
  static boolean isComplete(JsonNode deployment, JsonNode status) {
    int wanted = deployment.path("spec").path("replicas").asInt(1);
    return count(status, "updatedReplicas") == wanted && count(status, "replicas") == wanted
        && count(status, "availableReplicas") == wanted
        && status.path("observedGeneration").asLong(0) >= Metadata.generation(deployment);
  }

  /**
   * Writes the condition Progressing into a counted status.
   *
   * @param begun the status before it was counted
   */
  static void tell(Rollout rollout, ObjectNode begun, ObjectNode status, Instant now) {
    var deployment = rollout.deployment();
    if (!isMeasured(deployment)) {
      Conditions.remove(status, DeploymentConditions.PROGRESSING);
      return;
    }
    boolean done = count(status, "replicas") == count(status, "updatedReplicas")
        && DeploymentConditions.reason(begun, DeploymentConditions.PROGRESSING).equals(DONE);
    if (done) {
      return;
    }
    if (isComplete(deployment, status)) {
      DeploymentConditions.put(status, told(rollout, "True", DONE, "has successfully progressed."), now);
    } else if (hasMoved(begun, status)) {
      DeploymentConditions.renew(status, told(rollout, "True", "ReplicaSetUpdated", "is progressing."), now);
    } else if (hasTimedOut(deployment, status, now)) {
      DeploymentConditions.put(status, told(rollout, "False", TIMED_OUT, "has timed out progressing."), now);
    }
  }

  private static Condition told(Rollout rollout, String status, String reason, String what) {
    var who = rollout.newest()
        .map(set -> "ReplicaSet \"" + Metadata.name(set) + "\" ")
        .orElseGet(() -> "Deployment \"" + Metadata.name(rollout.deployment()) + "\" ");
    return new Condition(DeploymentConditions.PROGRESSING, status, reason, who + what);
  }

  private static boolean hasMoved(JsonNode before, JsonNode after) {
    return count(after, "updatedReplicas") > count(before, "updatedReplicas")
        || oldReplicas(after) < oldReplicas(before)
        || count(after, "readyReplicas") > count(before, "readyReplicas")
        || count(after, "availableReplicas") > count(before, "availableReplicas");
  }

  private static int oldReplicas(JsonNode status) {
    return count(status, "replicas") - count(status, "updatedReplicas");
  }

  private static boolean hasTimedOut(JsonNode deployment, JsonNode status, Instant now) {
    return switch (DeploymentConditions.reason(status, DeploymentConditions.PROGRESSING)) {
      case "", DONE -> false;
      case TIMED_OUT -> true;
      default -> deadline(deployment, status).map(time -> time.isBefore(now)).orElse(false);
    };
  }

  /** How long until the deadline has to be looked at; empty when there is none to come. */
  static Optional<Duration> untilDeadline(JsonNode deployment, JsonNode status, Instant now) {
    var reason = DeploymentConditions.reason(status, DeploymentConditions.PROGRESSING);
    if (!isMeasured(deployment) || isComplete(deployment, status) || reason.equals(TIMED_OUT) || reason.equals(DONE)) {
      return Optional.empty();
    }
    // Times have whole seconds: a second later it has passed for sure.
    return deadline(deployment, status)
        .map(time -> Duration.between(now, time).plusSeconds(1))
        .map(left -> left.isPositive() ? left : Duration.ofSeconds(1));
  }

  private static Optional<Instant> deadline(JsonNode deployment, JsonNode status) {
    return Conditions.in(status, DeploymentConditions.PROGRESSING)
        .flatMap(condition -> Pods.time(condition.path("lastUpdateTime")))
        .map(time -> time.plusSeconds(deployment.path("spec").path("progressDeadlineSeconds").asLong()));
  }

  private static int count(JsonNode status, String field) {
    return status.path(field).asInt(0);
  }
}
