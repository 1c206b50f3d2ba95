package dev.keelson.orchestrator.scheduler.preempt;

import dev.keelson.orchestrator.scheduler.snapshot.PodInfo;
import java.util.List;

/** What preemption would do for a pod. */
public sealed interface PreemptionPlan {
  /**
   * These go, then the pod fits.
   *
   * @param unseated pods of lower priority for which room was being made on the node
   */
  record Evict(String node, List<PodInfo> victims, List<PodInfo> unseated) implements PreemptionPlan {
    public Evict {
      victims = List.copyOf(victims);
      unseated = List.copyOf(unseated);
    }
  }

  /**
   * Nobody goes.
   *
   * @param text why, as the message of the pod's condition says it
   * @param waits room is being made already, on the node that the pod was nominated for
   */
  record Nobody(String text, boolean waits) implements PreemptionPlan {}
}
