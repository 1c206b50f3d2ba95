package dev.keelson.orchestrator.admission.podsecurity;

import java.util.Optional;

/** Looks for one thing that is forbidden. */
@FunctionalInterface
interface Check {
  Optional<Finding> find(PodView pod);

  /** Windows has no such thing, so its pods need not say anything. */
  default Check exceptOnWindows() {
    return pod -> pod.isForWindows() ? Finding.NOTHING : find(pod);
  }

  /** Means little in a pod with users of its own. */
  default Check exceptWithOwnUsers() {
    return pod -> pod.hasOwnUsers() ? Finding.NOTHING : find(pod);
  }
}
