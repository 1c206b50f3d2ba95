package dev.keelson.orchestrator.scheduler.snapshot;

import java.time.Instant;

/**
 * How a pod stands in the cluster.
 *
 * @param node empty when it has none yet
 * @param nominatedNode where room was made for it, or empty
 * @param preempts whether others may have to go for it
 * @param since when it was started; of two that are alike, the older one is left alone
 */
public record PodStanding(
    String node, String nominatedNode, int priority, boolean preempts, boolean deleting, Instant since) {
  PodStanding on(String name) {
    return new PodStanding(name, nominatedNode, priority, preempts, deleting, since);
  }

  PodStanding nominatedFor(String name) {
    return new PodStanding(node, name, priority, preempts, deleting, since);
  }
}
