package dev.keelson.orchestrator.controller.job;

import java.util.HashSet;
import java.util.List;
import java.util.function.Predicate;

/**
 * The pods of a job, counted.
 *
 * @param terminating pods that are going away but have not ended
 * @param succeeded all that ever succeeded, counted or not; for an indexed job, indexes that have
 * @param failed all that ever failed, as far as failures count
 * @param backoff with the pods that have ended since
 */
record Tally(
    List<JobPod> active, int terminating, int succeeded, int failed, IndexTally indexes, Backoff backoff) {
  static Tally of(Observed observed) {
    var job = observed.job();
    var uncounted = observed.uncounted();
    var active = observed.pods().stream().filter(JobPod::isActive).toList();
    var newlySucceeded = fresh(observed, uncounted.succeeded(), JobPod::hasSucceeded);
    var newlyFailed = fresh(observed, uncounted.failed(), job::isFailure);
    var policy = job.failurePolicy();
    int failures = (int) newlyFailed.stream().filter(pod -> policy.counts(pod.object())).count();
    var indexes = job.isIndexed() ? IndexTally.of(observed, active) : IndexTally.NONE;
    int counted = job.status().path("succeeded").asInt(0) + uncounted.succeeded().size() + newlySucceeded.size();
    return new Tally(active, (int) observed.pods().stream().filter(JobPod::isTerminating).count(),
        job.isIndexed() ? indexes.succeeded().total() : counted,
        job.status().path("failed").asInt(0) + uncounted.failed().size() + failures,
        indexes, observed.backoff().after(newlySucceeded, newlyFailed));
  }

  int ready() {
    return (int) active.stream().filter(JobPod::isReady).count();
  }

  /** Whether the job has what it wants; a queue of work, once its last pod has ended. */
  boolean isEnough(Job job) {
    return succeeded >= job.completions().orElse(1);
  }

  /** Pods of this kind that are in no book yet. */
  private static List<JobPod> fresh(Observed observed, List<String> known, Predicate<JobPod> kind) {
    var uids = new HashSet<>(known);
    var job = observed.job();
    return observed.pods().stream()
        .filter(observed::isTracked)
        .filter(pod -> !uids.contains(pod.uid()))
        .filter(pod -> !job.isIndexed() || job.hasIndex(pod.index()))
        .filter(kind)
        .toList();
  }
}
