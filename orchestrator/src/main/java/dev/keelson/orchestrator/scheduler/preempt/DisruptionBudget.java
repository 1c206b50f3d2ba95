package dev.keelson.orchestrator.scheduler.preempt;

import dev.keelson.orchestrator.scheduler.snapshot.PodInfo;
import dev.keelson.orchestrator.selector.LabelSelector;
import java.util.Set;

/**
 * How many of some pods may go.
 *
 * @param goingAlready names of pods that have been counted
 */
public record DisruptionBudget(String namespace, LabelSelector selector, int allowed, Set<String> goingAlready) {
  public DisruptionBudget {
    goingAlready = Set.copyOf(goingAlready);
  }

  boolean concerns(PodInfo pod) {
    return pod.id().namespace().equals(namespace) && !pod.id().labels().isEmpty() && !selector.isEverything()
        && selector.matches(pod.id().labels()) && !goingAlready.contains(pod.id().name());
  }
}
