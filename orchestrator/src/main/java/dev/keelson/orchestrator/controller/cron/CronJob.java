package dev.keelson.orchestrator.controller.cron;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.controller.pods.Pods;
import dev.keelson.orchestrator.object.Metadata;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** A cron job as its object says. */
record CronJob(ObjectNode object) {
  /** What to do when it is time and the last run still goes on. */
  enum Concurrency { ALLOW, FORBID, REPLACE }

  private JsonNode spec() {
    return object.path("spec");
  }

  JsonNode jobTemplate() {
    return spec().path("jobTemplate");
  }

  String name() {
    return Metadata.name(object);
  }

  boolean isDeleting() {
    return Metadata.isDeleting(object);
  }

  boolean isSuspended() {
    return spec().path("suspend").asBoolean(false);
  }

  String schedule() {
    return spec().path("schedule").asText("");
  }

  /** Empty when the object names none. */
  String timeZone() {
    return spec().path("timeZone").asText("");
  }

  Concurrency concurrency() {
    return switch (spec().path("concurrencyPolicy").asText("")) {
      case "Forbid" -> Concurrency.FORBID;
      case "Replace" -> Concurrency.REPLACE;
      default -> Concurrency.ALLOW;
    };
  }

  /** How late a run may begin, in seconds. */
  Optional<Long> startingDeadlineSeconds() {
    var seconds = spec().path("startingDeadlineSeconds");
    return seconds.isNumber() ? Optional.of(seconds.asLong()) : Optional.empty();
  }

  /** How many finished jobs are kept; empty for all. */
  OptionalInt historyLimit(boolean succeeded) {
    var limit = spec().path(succeeded ? "successfulJobsHistoryLimit" : "failedJobsHistoryLimit");
    return limit.isNumber() ? OptionalInt.of(limit.asInt()) : OptionalInt.empty();
  }

  Optional<Instant> lastScheduleTime() {
    return Pods.time(object.path("status").path("lastScheduleTime"));
  }

  Optional<Instant> lastSuccessfulTime() {
    return Pods.time(object.path("status").path("lastSuccessfulTime"));
  }

  Instant created() {
    return Pods.created(object).orElse(Instant.EPOCH);
  }

  /** References to jobs that go on, as far as the status knows. */
  List<JsonNode> active() {
    var active = new ArrayList<JsonNode>();
    object.path("status").path("active").forEach(active::add);
    return active;
  }

  /** What was missed until now; with a deadline, only what is not too late. */
  Occasion occasion(Instant now, Timetable timetable, boolean withinDeadline) {
    var since = lastScheduleTime().orElse(created());
    var earliest = startingDeadlineSeconds().filter(_ -> withinDeadline).map(now::minusSeconds);
    return Occasion.since(earliest.filter(since::isBefore).orElse(since), now, timetable);
  }

  /** The name of the job for a time: the same for the same minute. */
  String jobName(Instant time) {
    return name() + "-" + time.getEpochSecond() / 60;
  }
}
