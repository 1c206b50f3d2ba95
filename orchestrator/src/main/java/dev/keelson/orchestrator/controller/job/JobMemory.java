package dev.keelson.orchestrator.controller.job;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.client.ObjectKey;
import dev.keelson.orchestrator.object.Metadata;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What this program has written and its caches may not show yet, and how long each job waits after failures. All of it
 * may be lost: a new one begins by asking the server, and with no pause.
 *
 * <p>Only the worker of a job's key asks and tells; holds no more than there are unfinished jobs and their pods.
 */
final class JobMemory {
  private final Map<ObjectKey, ObjectNode> written = new ConcurrentHashMap<>();
  private final Map<ObjectKey, Set<String>> released = new ConcurrentHashMap<>();
  private final Map<ObjectKey, Backoff> backoffs = new ConcurrentHashMap<>();
  private final Set<ObjectKey> trusted = ConcurrentHashMap.newKeySet();

  /** The job as it was last written, if the cache has not come that far. */
  ObjectNode newest(ObjectNode cached) {
    return Optional.ofNullable(written.get(ObjectKey.of(cached)))
        .filter(own -> Metadata.uid(own).equals(Metadata.uid(cached)) && version(own) > version(cached))
        .orElse(cached);
  }

  /** Versions that the API server gives can be compared (KEP-5504). */
  private static long version(ObjectNode object) {
    return Long.parseLong(Metadata.resourceVersion(object));
  }

  void wrote(ObjectNode job) {
    written.put(ObjectKey.of(job), job);
  }

  /** The pod has lost its finalizer. */
  void released(ObjectKey job, String uid) {
    released.computeIfAbsent(job, _ -> ConcurrentHashMap.newKeySet()).add(uid);
  }

  /** Pods that have lost their finalizer though these still show it; others are forgotten. */
  Set<String> releasedAmong(ObjectKey job, List<JobPod> pods) {
    var known = released.get(job);
    if (known == null) {
      return Set.of();
    }
    var shown = new HashSet<String>();
    pods.stream().filter(JobPod::isTracked).forEach(pod -> shown.add(pod.uid()));
    known.retainAll(shown);
    return Set.copyOf(known);
  }

  Backoff backoff(ObjectKey job) {
    return backoffs.getOrDefault(job, Backoff.NONE);
  }

  void backoff(ObjectKey job, Backoff backoff) {
    backoffs.put(job, backoff);
  }

  /**
   * Whether the cache of pods is known to be no older than what the job's status counts. Another program, or the one
   * that led before, may have counted and released pods that the cache still shows with their finalizer.
   */
  boolean trusts(ObjectKey job) {
    return trusted.contains(job);
  }

  void trust(ObjectKey job, boolean upToDate) {
    if (upToDate) {
      trusted.add(job);
    } else {
      trusted.remove(job);
    }
  }

  /** The job is gone or finished. */
  void forget(ObjectKey job) {
    trusted.remove(job);
    written.remove(job);
    released.remove(job);
    backoffs.remove(job);
  }
}
