package dev.keelson.orchestrator.scheduler.queue;

import dev.keelson.orchestrator.scheduler.plugin.Change;
import dev.keelson.orchestrator.scheduler.plugin.Filter;
import dev.keelson.orchestrator.scheduler.snapshot.PodInfo;
import java.time.Instant;
import java.util.Set;

/**
 * A pod that waits.
 *
 * @param ordinal tells apart those that came at the same time
 * @param added when it first came; of two with the same priority, the earlier one goes first
 * @param attempts how often it was tried
 * @param tried when it was tried last
 * @param notBefore until then it is not tried again
 * @param refusedBy who kept it from a node when it was tried last
 */
public record QueuedPod(PodInfo pod, long ordinal, Instant added, int attempts, Instant tried, Instant notBefore,
    Set<Filter> refusedBy) {
  QueuedPod with(PodInfo newer) {
    return new QueuedPod(newer, ordinal, added, attempts, tried, notBefore, refusedBy);
  }

  QueuedPod triedAt(Instant now) {
    return new QueuedPod(pod, ordinal, added, attempts + 1, now, now, refusedBy);
  }

  QueuedPod refused(Set<Filter> by, Instant until) {
    return new QueuedPod(pod, ordinal, added, attempts, tried, until, Set.copyOf(by));
  }

  /** Whether it is worth another try; when nobody in particular kept it, anything may help. */
  boolean mayBeHelpedBy(Change change) {
    return refusedBy.isEmpty() || refusedBy.stream().anyMatch(filter -> filter.mayHelp(pod, change));
  }
}
