package dev.keelson.orchestrator.controller.deployment;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.client.Deletion;
import dev.keelson.orchestrator.client.ObjectKey;
import dev.keelson.orchestrator.client.ResourceTypes;
import dev.keelson.orchestrator.client.event.EventType;
import dev.keelson.orchestrator.controller.ControllerContext;
import dev.keelson.orchestrator.controller.Outcome;
import dev.keelson.orchestrator.controller.pods.Condition;
import dev.keelson.orchestrator.controller.pods.Conditions;
import dev.keelson.orchestrator.controller.pods.Expectations;
import dev.keelson.orchestrator.controller.pods.OwnerReferences;
import dev.keelson.orchestrator.controller.pods.PodWriter;
import dev.keelson.orchestrator.object.Metadata;
import dev.keelson.orchestrator.status.Reason;
import dev.keelson.orchestrator.status.Refusal;
import dev.keelson.orchestrator.value.Trees;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Carries out one plan for one Deployment, and reports. */
final class Pass {
  private final ControllerContext context;
  private final Expectations expectations;
  private final Rollout seen;
  private final ObjectNode deployment;
  private final Instant now;

  /** As written so far; replaced by what the server answers. */
  private final List<ObjectNode> sets;

  Pass(ControllerContext context, Expectations expectations, Rollout seen) {
    this.context = context;
    this.expectations = expectations;
    this.seen = seen;
    this.deployment = seen.deployment();
    this.now = context.clock().instant();
    this.sets = new ArrayList<>(seen.all());
  }

  Outcome run() {
    var begun = DeploymentStatus.begin(deployment, now);
    for (var step : RolloutPlan.of(seen)) {
      switch (step) {
        case Step.Create(var set) -> {
          if (!create(set, begun)) {
            return Outcome.SETTLED;
          }
        }
        case Step.Write(var before, var after) -> write(before, after);
        case Step.Delete(var set) -> delete(set);
      }
    }
    return report(Rollout.of(deployment, sets), begun);
  }

  /** Answers false when the name is taken: the next pass tries another. */
  private boolean create(ObjectNode set, ObjectNode begun) {
    try {
      var created = context.client().create(ResourceTypes.REPLICA_SETS, Metadata.namespace(deployment), set);
      expectations.created(ObjectKey.of(deployment), created);
      sets.add(created);
      if (Sets.replicas(created) > 0) {
        tellScaled(created, 0, Sets.replicas(created));
      }
      tellProgress(begun, "True", "NewReplicaSetCreated",
          "Created new replica set \"" + Metadata.name(created) + "\"");
      return true;
    } catch (Refusal refusal) {
      if (refusal.reason() == Reason.ALREADY_EXISTS) {
        return isOurs(set, begun);
      }
      if (!PodWriter.isNamespaceEnding(refusal)) {
        tellNotCreated(set, refusal, begun);
      }
      throw refusal;
    }
  }

  /** The cache may not show yet what an earlier pass has created; else the name means something else. */
  private boolean isOurs(ObjectNode set, ObjectNode begun) {
    var found = context.client().get(ResourceTypes.REPLICA_SETS, ObjectKey.of(set));
    if (OwnerReferences.controllerUid(found).equals(Metadata.uid(deployment))
        && NewReplicaSet.isOf(deployment, found)) {
      expectations.created(ObjectKey.of(deployment), found);
      sets.add(found);
      return true;
    }
    begun.put("collisionCount", begun.path("collisionCount").asInt(0) + 1);
    writeStatus(begun, "");
    return false;
  }

  private void tellNotCreated(ObjectNode set, Refusal refusal, ObjectNode begun) {
    var message = "Failed to create new replica set \"" + Metadata.name(set) + "\": " + refusal.text();
    context.events().record(deployment, EventType.WARNING, "ReplicaSetCreateError", message);
    tellProgress(begun, "False", "ReplicaSetCreateError", message);
    writeStatus(begun, "");
  }

  private void tellProgress(ObjectNode status, String value, String reason, String message) {
    if (Progress.isMeasured(deployment)) {
      DeploymentConditions.put(
          status, new Condition(DeploymentConditions.PROGRESSING, value, reason, message), now);
    }
  }

  private void write(ObjectNode before, ObjectNode after) {
    var written = context.client().update(ResourceTypes.REPLICA_SETS, after);
    expectations.changed(ObjectKey.of(deployment), written);
    sets.replaceAll(set -> Metadata.uid(set).equals(Metadata.uid(written)) ? written : set);
    if (Sets.replicas(before) != Sets.replicas(after)) {
      tellScaled(after, Sets.replicas(before), Sets.replicas(after));
    }
  }

  private void tellScaled(ObjectNode set, int from, int to) {
    context.events().record(deployment, EventType.NORMAL, "ScalingReplicaSet", "Scaled %s replica set %s from %d to %d"
        .formatted(from < to ? "up" : "down", Metadata.name(set), from, to));
  }

  private void delete(ObjectNode set) {
    try {
      context.client().delete(ResourceTypes.REPLICA_SETS, ObjectKey.of(set),
          Deletion.background().ifUid(Metadata.uid(set)).ifVersion(Metadata.resourceVersion(set)));
      expectations.deleted(ObjectKey.of(deployment), set);
      sets.removeIf(each -> Metadata.uid(each).equals(Metadata.uid(set)));
    } catch (Refusal refusal) {
      if (refusal.reason() != Reason.NOT_FOUND) {
        throw refusal;
      }
    }
  }

  private Outcome report(Rollout rollout, ObjectNode begun) {
    rollout.newest()
        .filter(_ -> Conditions.in(begun, DeploymentConditions.PROGRESSING).isEmpty())
        .ifPresent(set -> tellProgress(
            begun, "True", "FoundNewReplicaSet", "Found new replica set \"" + Metadata.name(set) + "\""));
    var status = DeploymentStatus.counted(rollout, begun, now);
    if (!Metadata.isDeleting(deployment) && !RolloutPlan.onlyScales(seen)) {
      Progress.tell(rollout, begun, status, now);
      DeploymentStatus.tellFailure(rollout, status);
    }
    writeStatus(status, rollout.newest().map(set -> Annotations.text(set, Annotations.REVISION)).orElse(""));
    return Optional.of(status)
        .filter(_ -> !rollout.isPaused())
        .flatMap(each -> Progress.untilDeadline(deployment, each, now))
        .map(Outcome::checkAgainAfter)
        .orElse(Outcome.SETTLED);
  }

  /** Writes what has changed, and which revision the Deployment has now. */
  private void writeStatus(ObjectNode status, String revision) {
    var told = deployment.deepCopy();
    told.set("status", status);
    if (!revision.isEmpty()) {
      Annotations.put(told, Annotations.REVISION, revision);
    }
    if (!Trees.same(told, deployment)) {
      context.client().updateStatus(ResourceTypes.DEPLOYMENTS, told);
    }
  }
}
