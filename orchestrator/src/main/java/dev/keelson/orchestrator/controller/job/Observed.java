package dev.keelson.orchestrator.controller.job;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a pass knows when it begins.
 *
 * @param released uids of pods whose finalizer this program has removed, though {@code pods} may still show it
 * @param backoff as of the pods that were counted before
 * @param caughtUp whether {@code pods} shows everything that earlier passes created and deleted
 */
record Observed(Job job, List<JobPod> pods, Set<String> released, Backoff backoff, boolean caughtUp, Instant now) {
  Observed {
    pods = List.copyOf(pods);
    released = Set.copyOf(released);
  }

  /** Whether a pod has yet to be counted or let go. */
  boolean isTracked(JobPod pod) {
    return pod.isTracked() && !released.contains(pod.uid());
  }

  Set<String> tracked() {
    return pods.stream().filter(this::isTracked).map(JobPod::uid).collect(Collectors.toSet());
  }

  Uncounted uncounted() {
    return Uncounted.of(job.status());
  }
}
