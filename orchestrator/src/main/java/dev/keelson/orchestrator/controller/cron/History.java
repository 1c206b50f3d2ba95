package dev.keelson.orchestrator.controller.cron;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Finished jobs that nobody wants to see any more: the oldest beyond the limits. */
final class History {
  private static final Comparator<ChildJob> OLDEST_FIRST = Comparator
      .comparing((ChildJob job) -> job.startTime().orElse(Instant.MAX))
      .thenComparing(ChildJob::name);

  private History() {}

  static List<ChildJob> surplus(CronJob cronJob, List<ChildJob> jobs) {
    return Stream.of(true, false).flatMap(succeeded -> surplus(cronJob, jobs, succeeded)).toList();
  }

  private static Stream<ChildJob> surplus(CronJob cronJob, List<ChildJob> jobs, boolean succeeded) {
    var limit = cronJob.historyLimit(succeeded);
    var finished = jobs.stream()
        .filter(job -> job.isFinished() && job.hasSucceeded() == succeeded)
        .sorted(OLDEST_FIRST)
        .toList();
    return limit.isEmpty() ? Stream.empty() : finished.stream().limit(Math.max(finished.size() - limit.getAsInt(), 0));
  }
}
