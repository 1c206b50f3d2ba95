package dev.keelson.orchestrator.controller.job;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.controller.pods.Conditions;
import dev.keelson.orchestrator.controller.pods.Pods;
import dev.keelson.orchestrator.object.Metadata;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/** A pod of a job, and what its job wants to know of it. */
record JobPod(ObjectNode object) {
  /** Keeps a pod that has ended from vanishing before it is counted. */
  static final String FINALIZER = "batch.kubernetes.io/job-tracking";

  static final String INDEX = "batch.kubernetes.io/job-completion-index";
  static final String INDEX_FAILURES = "batch.kubernetes.io/job-index-failure-count";
  static final String IGNORED_FAILURES = "batch.kubernetes.io/job-index-ignored-failure-count";

  String uid() {
    return Metadata.uid(object);
  }

  /** Versions that the API server gives can be compared (KEP-5504). */
  long version() {
    return Long.parseLong(Metadata.resourceVersion(object));
  }

  String name() {
    return Metadata.name(object);
  }

  boolean isTracked() {
    return Metadata.finalizers(object).contains(FINALIZER);
  }

  boolean isActive() {
    return Pods.isActive(object);
  }

  boolean isReady() {
    return Pods.isReady(object);
  }

  boolean hasSucceeded() {
    return Pods.phase(object).equals("Succeeded");
  }

  boolean hasFailed() {
    return Pods.phase(object).equals("Failed");
  }

  /** Going away, but its containers may still run. */
  boolean isTerminating() {
    return Pods.isDeleting(object) && !Pods.isEnded(object);
  }

  /** Empty for pods without a legible index. */
  OptionalInt index() {
    return number(INDEX);
  }

  /** How often this index had failed, as far as failures count, before this pod. */
  int earlierFailures() {
    return number(INDEX_FAILURES).orElse(0);
  }

  int earlierIgnoredFailures() {
    return number(IGNORED_FAILURES).orElse(0);
  }

  private OptionalInt number(String annotation) {
    var text = object.path("metadata").path("annotations").path(annotation).asText("");
    try {
      int number = Integer.parseInt(text);
      return number < 0 ? OptionalInt.empty() : OptionalInt.of(number);
    } catch (NumberFormatException nonsense) {
      return OptionalInt.empty();
    }
  }

  /** How often its containers were started again while it still counts for something. */
  int restarts() {
    var phase = Pods.phase(object);
    if (!phase.equals("Running") && !phase.equals("Pending")) {
      return 0;
    }
    var status = object.path("status");
    return restarts(status.path("initContainerStatuses")) + restarts(status.path("containerStatuses"));
  }

  private static int restarts(JsonNode containers) {
    int sum = 0;
    for (var container : containers) {
      sum += container.path("restartCount").asInt(0);
    }
    return sum;
  }

  /** When it ended: as its containers say, else the next best that the object knows. */
  Instant endedAt() {
    return lastContainerEnd()
        .or(this::notReadySince)
        .or(this::deletedAt)
        .or(() -> Pods.created(object))
        .orElse(Instant.EPOCH);
  }

  private Optional<Instant> lastContainerEnd() {
    var latest = Optional.<Instant>empty();
    for (var container : object.path("status").path("containerStatuses")) {
      var ended = Pods.time(container.path("state").path("terminated").path("finishedAt"));
      if (ended.isEmpty()) {
        return Optional.empty();
      }
      latest = latest.filter(known -> known.isAfter(ended.get())).or(() -> ended);
    }
    return latest;
  }

  private Optional<Instant> notReadySince() {
    return Conditions.find(object, "Ready")
        .filter(ready -> ready.path("status").asText().equals("False"))
        .flatMap(ready -> Pods.time(ready.path("lastTransitionTime")));
  }

  private Optional<Instant> deletedAt() {
    var metadata = object.path("metadata");
    return Pods.time(metadata.path("deletionTimestamp"))
        .map(end -> end.minusSeconds(metadata.path("deletionGracePeriodSeconds").asLong(0)));
  }
}
