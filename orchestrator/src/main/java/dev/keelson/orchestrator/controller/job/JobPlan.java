package dev.keelson.orchestrator.controller.job;

import dev.keelson.orchestrator.controller.pods.DeletionOrder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Which pods a job creates and deletes now; never both in one pass. Same observation, same plan.
 *
 * @param ending the job is over: no pod is needed any more
 * @param managed whether the number of pods was looked after, so that their number means something
 * @param pause until failed pods may be replaced
 */
record JobPlan(
    Optional<Ending> ending,
    boolean managed,
    List<JobPod> deletions,
    List<Creation> creations,
    Optional<Duration> pause) {
  /** As Kubernetes' own: what takes longer is for the next pass. */
  static final int CHANGES_PER_PASS_MAX = 500;

  /**
   * A pod to be.
   *
   * @param index empty unless the job is indexed
   * @param replaced the failed pod whose failures it goes on counting
   */
  record Creation(OptionalInt index, Optional<JobPod> replaced) {}

  JobPlan {
    deletions = List.copyOf(deletions);
    creations = List.copyOf(creations);
  }

  static JobPlan of(Observed observed, Tally tally) {
    var ending = Ending.of(observed, tally);
    if (ending.isPresent()) {
      return new JobPlan(ending, false, atMost(tally.active()), List.of(), Optional.empty());
    }
    if (!observed.caughtUp() || observed.job().isDeleting()) {
      return idle(false);
    }
    var surplus = surplus(observed, tally);
    return surplus.isEmpty() ? creating(observed, tally) : deleting(surplus);
  }

  private static JobPlan idle(boolean managed) {
    return new JobPlan(Optional.empty(), managed, List.of(), List.of(), Optional.empty());
  }

  private static JobPlan deleting(List<JobPod> surplus) {
    return new JobPlan(Optional.empty(), true, atMost(surplus), List.of(), Optional.empty());
  }

  private static <T> List<T> atMost(List<T> all) {
    return all.subList(0, Math.min(all.size(), CHANGES_PER_PASS_MAX));
  }

  private static int wanted(Observed observed, Tally tally) {
    var job = observed.job();
    if (job.isSuspended()) {
      return 0;
    }
    if (job.completions().isEmpty()) {
      return tally.succeeded() > 0 ? tally.active().size() : job.parallelism();
    }
    return Math.clamp(job.completions().getAsInt() - (long) tally.succeeded(), 0, job.parallelism());
  }

  private static List<JobPod> surplus(Observed observed, Tally tally) {
    var active = tally.active();
    var useless = observed.job().isIndexed() ? useless(observed, active) : List.<JobPod>of();
    var left = new ArrayList<>(active);
    left.removeAll(useless);
    int tooMany = left.size() - wanted(observed, tally);
    var surplus = new ArrayList<>(useless);
    surplus.addAll(first(left, Math.max(tooMany, 0), observed));
    return surplus;
  }

  /** Pods of indexes that the job does not have, and all but one of each index. */
  private static List<JobPod> useless(Observed observed, List<JobPod> active) {
    var useless = new ArrayList<JobPod>();
    var byIndex = new HashMap<Integer, List<JobPod>>();
    for (var pod : active) {
      if (observed.job().hasIndex(pod.index())) {
        byIndex.computeIfAbsent(pod.index().getAsInt(), _ -> new ArrayList<>()).add(pod);
      } else {
        useless.add(pod);
      }
    }
    byIndex.values().forEach(same -> useless.addAll(first(same, same.size() - 1, observed)));
    return useless;
  }

  private static List<JobPod> first(List<JobPod> pods, int count, Observed observed) {
    return new DeletionOrder(List.of(), observed.now())
        .first(pods.stream().map(JobPod::object).toList(), count).stream()
        .map(JobPod::new)
        .toList();
  }

  private static JobPlan creating(Observed observed, Tally tally) {
    int occupied = tally.active().size() + (observed.job().waitsForEnd() ? tally.terminating() : 0);
    int missing = wanted(observed, tally) - occupied;
    if (missing <= 0) {
      return idle(true);
    }
    boolean byIndex = observed.job().backoffLimitPerIndex().isPresent();
    var pause = byIndex ? Duration.ZERO : tally.backoff().remaining(observed.now());
    if (pause.isPositive()) {
      return new JobPlan(Optional.empty(), true, List.of(), List.of(), Optional.of(pause));
    }
    int count = Math.min(missing, CHANGES_PER_PASS_MAX);
    return observed.job().isIndexed() ? indexed(observed, tally, count) : plain(count);
  }

  private static JobPlan plain(int count) {
    var creation = new Creation(OptionalInt.empty(), Optional.empty());
    return new JobPlan(Optional.empty(), true, List.of(), Collections.nCopies(count, creation),
        Optional.empty());
  }

  /** The lowest free indexes: a second pass over a stale cache would collide rather than go on. */
  private static JobPlan indexed(Observed observed, Tally tally, int count) {
    var indexes = tally.indexes();
    var taken = IndexTally.indexes(tally.active()).plus(indexes.succeeded());
    if (observed.job().waitsForEnd()) {
      taken = taken.plus(IndexTally.indexes(observed.pods().stream().filter(JobPod::isTerminating).toList()));
    }
    var free = taken.plus(indexes.failed().orElse(IndexSet.NONE))
        .missing(count, observed.job().completions().orElse(0));
    var pauses = new HashMap<Integer, Duration>();
    free.forEach(index -> pauses.put(index, indexes.backoff(index).remaining(observed.now())));
    var now = free.stream().filter(index -> pauses.getOrDefault(index, Duration.ZERO).isZero())
        .map(index -> creation(index, indexes.awaiting()))
        .toList();
    return new JobPlan(Optional.empty(), true, List.of(), now,
        pauses.values().stream().filter(Duration::isPositive).min(Duration::compareTo));
  }

  private static Creation creation(int index, Map<Integer, JobPod> awaiting) {
    return new Creation(OptionalInt.of(index), Optional.ofNullable(awaiting.get(index)));
  }
}
