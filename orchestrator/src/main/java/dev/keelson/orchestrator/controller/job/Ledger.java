package dev.keelson.orchestrator.controller.job;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.controller.pods.Condition;
import dev.keelson.orchestrator.controller.pods.Conditions;
import dev.keelson.orchestrator.value.Times;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The status of a job during one pass. It is written twice: first with the uids of the pods that have ended, then, when
 * their finalizers are gone, with them counted. Owned by the pass.
 */
final class Ledger {
  /** Uids written down at a time: about 20 KB, and no job keeps the others waiting. */
  static final int UNCOUNTED_MAX = 500;

  private final Observed observed;
  private final Tally tally;
  private final Optional<Ending> ending;
  private final ObjectNode status;
  private final Set<String> tracked;
  private final List<JobPod> releasable = new ArrayList<>();
  private Uncounted uncounted;
  private boolean full;

  /**
   * Opens the books.
   *
   * @param work what was done about the plan
   */
  Ledger(Observed observed, Tally tally, Optional<Ending> ending, Work work) {
    this.observed = observed;
    this.tally = tally;
    this.ending = ending;
    this.status = observed.job().status().isObject()
        ? (ObjectNode) observed.job().status().deepCopy()
        : observed.job().object().objectNode();
    this.tracked = observed.tracked();
    this.uncounted = observed.uncounted();
    number("active", tally.active().size() + work.created() - work.deleted());
    status.put("ready", tally.ready() - work.deletedReady());
    status.put("terminating", tally.terminating() + work.deleted());
    settle();
    writeDown();
    ending.ifPresent(it -> put(it.announcement(), it));
  }

  ObjectNode status() {
    return status;
  }

  /** Pods that may lose their finalizer once this status is written. */
  List<JobPod> releasable() {
    return releasable;
  }

  /** Takes note that these pods have no finalizer any more. */
  void released(Set<String> uids) {
    tracked.removeAll(uids);
    settle();
  }

  /** Declares the job finished if it is over and nothing of it is left to wait for. */
  Optional<Ending> declare() {
    if (full || !uncounted.isEmpty() || status.path("terminating").asInt(0) > 0) {
      return Optional.empty();
    }
    ending.ifPresent(it -> put(it.declaration(), it));
    ending.filter(it -> !it.isFailure())
        .ifPresent(_ -> status.put("completionTime", Times.seconds(observed.now())));
    return ending;
  }

  private void put(String type, Ending why) {
    var now = Times.seconds(observed.now());
    boolean known = Conditions.in(status, type).isPresent();
    var condition = Conditions.put(status, new Condition(type, "True", why.reason(), why.message()), now);
    if (!known) {
      condition.put("lastProbeTime", now);
    }
  }

  /** Moves pods without finalizer into the counters. */
  private void settle() {
    var left = uncounted.among(tracked);
    number("succeeded", status.path("succeeded").asInt(0) + uncounted.succeeded().size() - left.succeeded().size());
    number("failed", status.path("failed").asInt(0) + uncounted.failed().size() - left.failed().size());
    uncounted = left;
    uncounted.writeTo(status);
  }

  private void number(String field, int value) {
    if (value == 0) {
      status.remove(field);
    } else {
      status.put(field, value);
    }
  }

  private void writeDown() {
    var succeeded = new ArrayList<String>();
    var failed = new ArrayList<String>();
    var indexes = new TreeSet<Integer>();
    var pods = observed.pods().stream()
        .sorted(Comparator.comparingInt(pod -> pod.index().orElse(Integer.MAX_VALUE)))
        .filter(pod -> tracked.contains(pod.uid()) && isReleasable(pod))
        .iterator();
    while (pods.hasNext() && !full) {
      var pod = pods.next();
      releasable.add(pod);
      if (pod.hasSucceeded() && !uncounted.failed().contains(pod.uid())) {
        success(pod, succeeded, indexes);
      } else if (isNewFailure(pod)) {
        failed.add(pod.uid());
      }
      full = uncounted.size() + succeeded.size() + failed.size() + indexes.size() >= UNCOUNTED_MAX;
    }
    uncounted = uncounted.plus(succeeded, failed);
    uncounted.writeTo(status);
    if (observed.job().isIndexed()) {
      indexes(indexes);
    }
  }

  private boolean isReleasable(JobPod pod) {
    if (observed.job().isDeleting() || ending.isPresent() || pod.hasSucceeded()) {
      return true;
    }
    boolean awaits = tally.indexes().awaiting().values().stream().anyMatch(last -> last.uid().equals(pod.uid()));
    return observed.job().isFailure(pod) && !awaits;
  }

  /** A success of an index is known by the index: no uid is needed to count it once. */
  private void success(JobPod pod, List<String> succeeded, Set<Integer> indexes) {
    if (!observed.job().isIndexed()) {
      if (!uncounted.succeeded().contains(pod.uid())) {
        succeeded.add(pod.uid());
      }
    } else if (observed.job().hasIndex(pod.index())) {
      indexes.add(pod.index().getAsInt());
    }
  }

  private boolean isNewFailure(JobPod pod) {
    var job = observed.job();
    boolean ofFailedJob = ending.map(Ending::isFailure).orElse(false);
    return (job.isFailure(pod) || ofFailedJob)
        && !uncounted.failed().contains(pod.uid())
        && (!job.isIndexed() || job.hasIndex(pod.index()))
        && job.failurePolicy().counts(pod.object());
  }

  private void indexes(Set<Integer> newlySucceeded) {
    var completed = tally.indexes().before().plus(IndexSet.of(newlySucceeded));
    number("succeeded", completed.total());
    if (completed.total() == 0) {
      status.remove("completedIndexes");
    } else {
      status.put("completedIndexes", completed.text());
    }
    tally.indexes().failed().ifPresent(failed -> status.put("failedIndexes", failed.text()));
  }
}
