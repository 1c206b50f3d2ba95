package dev.keelson.orchestrator.controller.deployment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.controller.pods.Condition;
import dev.keelson.orchestrator.controller.pods.Conditions;
import dev.keelson.orchestrator.object.Metadata;
import java.time.Instant;
import java.util.Optional;

/** What a Deployment reports (kubernetes' calculateStatus and checkPausedConditions). */
final class DeploymentStatus {
  private DeploymentStatus() {}

  /**
   * The status before this pass looked at what its ReplicaSets do: as it was, and whether it is paused.
   */
  static ObjectNode begin(ObjectNode deployment, Instant now) {
    var status = deployment.path("status") instanceof ObjectNode last ? last.deepCopy() : deployment.objectNode();
    var reason = DeploymentConditions.reason(status, DeploymentConditions.PROGRESSING);
    boolean paused = deployment.path("spec").path("paused").asBoolean(false);
    boolean toldPaused = reason.equals("DeploymentPaused");
    // That a rollout came to no end is worth more than that it was paused then.
    if (!Progress.isMeasured(deployment) || reason.equals(Progress.TIMED_OUT) || paused == toldPaused) {
      return status;
    }
    DeploymentConditions.put(status, paused
        ? progressing("DeploymentPaused", "Deployment is paused")
        : progressing("DeploymentResumed", "Deployment is resumed"), now);
    return status;
  }

  private static Condition progressing(String reason, String message) {
    return new Condition(DeploymentConditions.PROGRESSING, "Unknown", reason, message);
  }

  /** Counts what there is; the other conditions stay. */
  static ObjectNode counted(Rollout rollout, ObjectNode begun, Instant now) {
    var status = begun.deepCopy();
    var all = rollout.all();
    int available = Sets.counted(all, "availableReplicas");
    put(status, "observedGeneration", Metadata.generation(rollout.deployment()));
    put(status, "replicas", Sets.counted(all, "replicas"));
    put(status, "updatedReplicas", rollout.newest().map(set -> Sets.counted(set, "replicas")).orElse(0));
    put(status, "readyReplicas", Sets.counted(all, "readyReplicas"));
    put(status, "availableReplicas", available);
    put(status, "unavailableReplicas", Math.max(0, Sets.replicas(all) - available));
    boolean enough = available >= rollout.bounds().leastAvailable();
    DeploymentConditions.put(status, enough
        ? new Condition(DeploymentConditions.AVAILABLE, "True", "MinimumReplicasAvailable",
            "Deployment has minimum availability.")
        : new Condition(DeploymentConditions.AVAILABLE, "False", "MinimumReplicasUnavailable",
            "Deployment does not have minimum availability."), now);
    return status;
  }

  /** Tells what its ReplicaSets failed to do; the newest first of all. */
  static void tellFailure(Rollout rollout, ObjectNode status) {
    var failure = rollout.newest().stream().flatMap(set -> failure(set).stream()).findFirst()
        .or(() -> rollout.old().stream().flatMap(set -> failure(set).stream()).findFirst());
    failure.ifPresentOrElse(
        condition -> DeploymentConditions.putForeign(status, condition),
        () -> Conditions.remove(status, DeploymentConditions.FAILURE));
  }

  private static Optional<JsonNode> failure(ObjectNode set) {
    return Conditions.find(set, DeploymentConditions.FAILURE);
  }

  private static void put(ObjectNode status, String field, long number) {
    if (number == 0) {
      status.remove(field);
    } else {
      status.put(field, number);
    }
  }
}
