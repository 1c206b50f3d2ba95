package dev.keelson.orchestrator.controller.job;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The indexes of a job, counted.
 *
 * @param before those that the status names as completed
 * @param succeeded those and the ones that have succeeded since
 * @param failed for good; empty unless the job limits failures by index
 * @param awaiting the last failed pod of indexes that have no other pod; it keeps its finalizer until it is replaced,
 *     since it says how often its index has failed. Only where failures are limited by index
 */
record IndexTally(IndexSet before, IndexSet succeeded, Optional<IndexSet> failed, Map<Integer, JobPod> awaiting) {
  static final IndexTally NONE = new IndexTally(IndexSet.NONE, IndexSet.NONE, Optional.empty(), Map.of());

  IndexTally {
    awaiting = Map.copyOf(awaiting);
  }

  static IndexTally of(Observed observed, List<JobPod> active) {
    var job = observed.job();
    int completions = job.completions().orElse(0);
    var before = IndexSet.parse(job.status().path("completedIndexes").asText(""), completions);
    var succeeded = before.plus(IndexSet.of(observed.pods().stream()
        .filter(pod -> pod.hasSucceeded() && observed.isTracked(pod) && job.hasIndex(pod.index()))
        .map(pod -> pod.index().getAsInt())
        .toList()));
    if (job.backoffLimitPerIndex().isEmpty()) {
      return new IndexTally(before, succeeded, Optional.empty(), Map.of());
    }
    var failed = IndexSet.parse(job.status().path("failedIndexes").asText(""), completions)
        .plus(IndexSet.of(observed.pods().stream()
            .filter(pod -> observed.isTracked(pod) && job.hasIndex(pod.index()) && failsIndex(job, pod))
            .map(pod -> pod.index().getAsInt())
            .toList()));
    var occupied = indexes(active).plus(succeeded).plus(failed);
    return new IndexTally(before, succeeded, Optional.of(failed), awaiting(observed, occupied));
  }

  static IndexSet indexes(List<JobPod> pods) {
    return IndexSet.of(pods.stream()
        .filter(pod -> pod.index().isPresent())
        .map(pod -> pod.index().getAsInt())
        .collect(Collectors.toSet()));
  }

  private static boolean failsIndex(Job job, JobPod pod) {
    if (!job.isFailure(pod)) {
      return false;
    }
    var action = job.failurePolicy().match(pod.object()).map(FailurePolicy.Match::action)
        .orElse(FailurePolicy.Action.COUNT);
    return switch (action) {
      case FAIL_INDEX -> true;
      case IGNORE -> false;
      case COUNT, FAIL_JOB -> pod.earlierFailures() >= job.backoffLimitPerIndex().orElse(Integer.MAX_VALUE);
    };
  }

  private static Map<Integer, JobPod> awaiting(Observed observed, IndexSet occupied) {
    var job = observed.job();
    var latest = new HashMap<Integer, JobPod>();
    observed.pods().stream()
        .filter(pod -> observed.isTracked(pod) && job.isFailure(pod) && job.hasIndex(pod.index()))
        .filter(pod -> !occupied.has(pod.index().getAsInt()))
        .forEach(pod -> latest.merge(pod.index().getAsInt(), pod, IndexTally::later));
    return latest;
  }

  private static JobPod later(JobPod left, JobPod right) {
    int difference = Integer.compare(failures(left), failures(right));
    int order = difference != 0 ? difference : left.endedAt().compareTo(right.endedAt());
    return order > 0 ? left : right;
  }

  private static int failures(JobPod pod) {
    return pod.earlierFailures() + pod.earlierIgnoredFailures();
  }

  /** The pause before an index is tried again; by its own failures only. */
  Backoff backoff(int index) {
    return Optional.ofNullable(awaiting.get(index))
        .map(pod -> new Backoff(failures(pod) + 1, pod.endedAt()))
        .orElse(new Backoff(0, Instant.EPOCH));
  }
}
