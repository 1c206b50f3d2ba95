package dev.keelson.orchestrator.controller.replica;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.controller.pods.Condition;
import dev.keelson.orchestrator.controller.pods.Conditions;
import dev.keelson.orchestrator.controller.pods.Pods;
import dev.keelson.orchestrator.object.Metadata;
import dev.keelson.orchestrator.selector.LabelSelector;
import dev.keelson.orchestrator.value.Times;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** What a set of replicas reports (kubernetes' calculateStatus). Numbers that are 0 are left out, but for replicas. */
final class ReplicaStatus {
  private static final String FAILURE = "ReplicaFailure";

  private final ObjectNode owner;
  private final List<ObjectNode> active;
  private final Instant now;

  ReplicaStatus(ObjectNode owner, List<ObjectNode> active, Instant now) {
    this.owner = owner;
    this.active = active;
    this.now = now;
  }

  /** The numbers anew, the conditions as they were. */
  ObjectNode counted() {
    var status = owner.path("status") instanceof ObjectNode last ? last.deepCopy() : owner.objectNode();
    var labels = LabelSelector.ofLabels(owner.path("spec").path("template").path("metadata").path("labels"));
    long minReady = minReadySeconds(owner);
    status.put("replicas", active.size());
    put(status, "fullyLabeledReplicas", count(pod -> labels.matches(pod.path("metadata").path("labels"))));
    put(status, "readyReplicas", count(Pods::isReady));
    put(status, "availableReplicas", count(pod -> Pods.isAvailable(pod, minReady, now)));
    put(status, "observedGeneration", Metadata.generation(owner));
    return status;
  }

  /**
   * The whole status after a try to have the right number; the first failure stays as long as there is any.
   *
   * @param failure what went wrong, in the API server's words
   */
  ObjectNode after(Optional<String> failure) {
    var status = counted();
    if (failure.isEmpty()) {
      Conditions.remove(status, FAILURE);
    } else if (Conditions.in(status, FAILURE).isEmpty()) {
      var reason = active.size() < wanted(owner) ? "FailedCreate" : "FailedDelete";
      Conditions.put(status, new Condition(FAILURE, "True", reason, failure.get()), Times.seconds(now));
    }
    return status;
  }

  /** When the next ready pod becomes available by mere waiting. */
  Optional<Duration> nextAvailable() {
    return active.stream()
        .flatMap(pod -> Pods.untilAvailable(pod, minReadySeconds(owner), now).stream())
        .min(Duration::compareTo);
  }

  static int wanted(JsonNode owner) {
    return owner.path("spec").path("replicas").asInt(1);
  }

  private static long minReadySeconds(JsonNode owner) {
    return owner.path("spec").path("minReadySeconds").asLong(0);
  }

  private long count(Predicate<JsonNode> counts) {
    return active.stream().filter(counts).count();
  }

  private static void put(ObjectNode status, String field, long number) {
    if (number == 0) {
      status.remove(field);
    } else {
      status.put(field, number);
    }
  }
}
