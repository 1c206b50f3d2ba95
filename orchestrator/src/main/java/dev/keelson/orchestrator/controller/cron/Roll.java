package dev.keelson.orchestrator.controller.cron;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which jobs go on, brought up to date.
 *
 * @param active references to them
 * @param lastSuccessfulTime when the latest job that succeeded did
 * @param notices what came to light
 */
record Roll(List<JsonNode> active, Optional<Instant> lastSuccessfulTime, List<Notice> notices) {
  Roll {
    active = List.copyOf(active);
    notices = List.copyOf(notices);
  }

  /**
   * Compares the status with the jobs there are.
   *
   * @param lost uids of active jobs that the API server does not have either
   */
  static Roll of(CronJob cronJob, List<ChildJob> jobs, Set<String> lost) {
    var notices = new ArrayList<Notice>();
    var byUid = jobs.stream().collect(Collectors.toMap(ChildJob::uid, Function.identity()));
    var active = new ArrayList<JsonNode>();
    for (var reference : cronJob.active()) {
      var uid = reference.path("uid").asText();
      var finish = Optional.ofNullable(byUid.get(uid)).flatMap(ChildJob::finish);
      finish.ifPresent(condition -> notices.add(Notice.normal("SawCompletedJob",
          "Saw completed job: %s, condition: %s".formatted(reference.path("name").asText(), condition))));
      if (lost.contains(uid)) {
        notices.add(Notice.normal("MissingJob", "Active job went missing: " + reference.path("name").asText()));
      } else if (finish.isEmpty()) {
        active.add(reference);
      }
    }
    unexpected(cronJob, jobs).forEach(job -> notices.add(Notice.warning(
        "UnexpectedJob", "Saw a job that the controller did not create or forgot: " + job.name())));
    return new Roll(active, lastSuccess(cronJob, jobs), notices);
  }

  /** Unfinished jobs that the status does not name. */
  static List<ChildJob> unexpected(CronJob cronJob, List<ChildJob> jobs) {
    var known = cronJob.active().stream().map(reference -> reference.path("uid").asText()).collect(Collectors.toSet());
    return jobs.stream().filter(job -> !job.isFinished() && !known.contains(job.uid())).toList();
  }

  /** Active jobs that are not among those there are. */
  static List<JsonNode> missing(CronJob cronJob, List<ChildJob> jobs) {
    var there = jobs.stream().map(ChildJob::uid).collect(Collectors.toSet());
    return cronJob.active().stream().filter(reference -> !there.contains(reference.path("uid").asText())).toList();
  }

  private static Optional<Instant> lastSuccess(CronJob cronJob, List<ChildJob> jobs) {
    var successes = jobs.stream().filter(ChildJob::hasSucceeded).flatMap(job -> job.completionTime().stream());
    return Stream.concat(cronJob.lastSuccessfulTime().stream(), successes).max(Instant::compareTo);
  }
}
