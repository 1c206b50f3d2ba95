package dev.keelson.orchestrator.controller.job;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.controller.pods.Conditions;
import dev.keelson.orchestrator.controller.pods.Pods;
import dev.keelson.orchestrator.object.Metadata;
import dev.keelson.orchestrator.value.Times;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/** A job as its object says, with the defaults that the API server has filled in. */
record Job(ObjectNode object) {
  static final String COMPLETE = "Complete";
  static final String FAILED = "Failed";
  static final String SUSPENDED = "Suspended";

  /** Decided to fail or succeed; the final condition follows when nothing of the job is left to wait for. */
  static final String FAILURE_TARGET = "FailureTarget";
  static final String SUCCESS_CRITERIA_MET = "SuccessCriteriaMet";

  /** Other values of {@code spec.managedBy} mean: another controller sees to it (KEP-4368). */
  private static final String THIS_CONTROLLER = "kubernetes.io/job-controller";

  private JsonNode spec() {
    return object.path("spec");
  }

  JsonNode template() {
    return spec().path("template");
  }

  JsonNode status() {
    return object.path("status");
  }

  String name() {
    return Metadata.name(object);
  }

  boolean isDeleting() {
    return Metadata.isDeleting(object);
  }

  boolean isManagedElsewhere() {
    return !spec().path("managedBy").asText(THIS_CONTROLLER).equals(THIS_CONTROLLER);
  }

  boolean isFinished() {
    return Conditions.isTrue(object, COMPLETE) || Conditions.isTrue(object, FAILED);
  }

  int parallelism() {
    return spec().path("parallelism").asInt(1);
  }

  /** Empty for a queue of work: then one success is enough. */
  OptionalInt completions() {
    return number("completions");
  }

  boolean isSuspended() {
    return spec().path("suspend").asBoolean(false);
  }

  boolean isIndexed() {
    return spec().path("completionMode").asText("").equals("Indexed");
  }

  /** Whether an index belongs to the job as it is now. */
  boolean hasIndex(OptionalInt index) {
    return index.isPresent() && index.getAsInt() < completions().orElse(0);
  }

  int backoffLimit() {
    return spec().path("backoffLimit").asInt(6);
  }

  OptionalInt backoffLimitPerIndex() {
    return number("backoffLimitPerIndex");
  }

  OptionalInt maxFailedIndexes() {
    return number("maxFailedIndexes");
  }

  boolean restartsInPlace() {
    return template().path("spec").path("restartPolicy").asText("").equals("OnFailure");
  }

  FailurePolicy failurePolicy() {
    return new FailurePolicy(spec().path("podFailurePolicy").path("rules"));
  }

  SuccessPolicy successPolicy() {
    return new SuccessPolicy(spec().path("successPolicy").path("rules"));
  }

  /** Whether a pod that is going away is replaced only when it has really ended. */
  boolean waitsForEnd() {
    return spec().path("podReplacementPolicy").asText("").equals("Failed") || spec().hasNonNull("podFailurePolicy");
  }

  /** A pod that vanishes counts as failed, unless the job waits for what becomes of it. */
  boolean isFailure(JobPod pod) {
    return pod.hasFailed() || (!waitsForEnd() && Pods.isDeleting(pod.object()) && !pod.hasSucceeded());
  }

  Optional<Instant> startTime() {
    return Pods.time(status().path("startTime"));
  }

  /** The same job, begun: a suspended one begins when it is resumed. */
  Job started(Instant now) {
    if (isSuspended() || startTime().isPresent()) {
      return this;
    }
    var started = object.deepCopy();
    started.withObjectProperty("status").put("startTime", Times.seconds(now));
    return new Job(started);
  }

  /** When it must be over; empty if it may take its time, and until a suspended job has begun anew. */
  Optional<Instant> deadline() {
    var seconds = spec().path("activeDeadlineSeconds");
    return isSuspended() || Conditions.isTrue(object, SUSPENDED) || !seconds.isNumber()
        ? Optional.empty()
        : startTime().map(start -> start.plus(Duration.ofSeconds(seconds.asLong())));
  }

  private OptionalInt number(String field) {
    var value = spec().path(field);
    return value.isNumber() ? OptionalInt.of(value.asInt()) : OptionalInt.empty();
  }
}
