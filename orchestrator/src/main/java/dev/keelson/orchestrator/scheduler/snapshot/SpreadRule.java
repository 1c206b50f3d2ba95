package dev.keelson.orchestrator.scheduler.snapshot;

import dev.keelson.orchestrator.selector.LabelSelector;
import java.util.Optional;

/**
 * How evenly pods like this one are to be spread (core's TopologySpreadConstraint).
 *
 * @param required DoNotSchedule; otherwise a preference
 * @param selector empty: no pod at all
 * @param minDomains with fewer domains, the least is taken to be 0
 * @param honoursWishes nodes that the pod's nodeSelector or nodeAffinity rule out do not count
 * @param honoursTaints nodes with taints that the pod does not tolerate do not count
 */
public record SpreadRule(String topologyKey, int skewMax, boolean required, Optional<LabelSelector> selector,
    int minDomains, boolean honoursWishes, boolean honoursTaints) {
  /** Whether a pod counts; those on their way out do not. */
  public boolean counts(PodInfo other, String namespace) {
    return selector.isPresent() && !selector.get().isEverything() && !other.standing().deleting()
        && other.id().namespace().equals(namespace) && selector.get().matches(other.id().labels());
  }

  /** Whether the node is one of those that count for this pod. */
  public boolean includes(NodeFacts node, PodInfo pod) {
    if (honoursWishes && !pod.wishes().nodes().allow(node)) {
      return false;
    }
    return !honoursTaints || node.taints().stream()
        .allMatch(taint -> taint.isPreference() || taint.isToleratedBy(pod.wishes().tolerations()));
  }
}
