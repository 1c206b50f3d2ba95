package dev.keelson.orchestrator.rules.workload;

import dev.keelson.orchestrator.rules.check.Change;
import dev.keelson.orchestrator.rules.check.KindRules;
import dev.keelson.orchestrator.rules.check.Values;
import java.util.List;

/** The rows of this room. */
public final class WorkloadRules {
  private WorkloadRules() {}

  public static List<KindRules> rows() {
    return List.of(
        KindRules.namespaced("apps", "Deployment", Deployments::check, Change.NONE)
            .changing(Deployments::changed)
            .status(Deployments::statusChanged),
        KindRules.namespaced("apps", "ReplicaSet", Replicas::set, Change.NONE)
            .changing(Replicas::setChanged)
            .status(Replicas::statusChanged),
        KindRules.namespaced("", "ReplicationController", Replicas::controller, Change.NONE)
            .status(Replicas::statusChanged),
        KindRules.namespaced("apps", "StatefulSet", StatefulSets::check, Change.NONE)
            .changing(StatefulSets::changed)
            .status(StatefulSets::statusChanged),
        KindRules.namespaced("apps", "DaemonSet", DaemonSets::check, Change.NONE)
            .changing(DaemonSets::changed)
            .status(DaemonSets::statusChanged),
        KindRules.namespaced("apps", "ControllerRevision", DaemonSets::revision, Values.unchanging("data")),
        KindRules.namespaced("batch", "Job", Jobs::check, Change.NONE)
            .changing(Jobs::changed)
            .status(Jobs::statusChanged),
        KindRules.namespaced("batch", "CronJob", CronJobs::created, Change.NONE)
            .changing(Change.rechecked(CronJobs::check)));
  }
}
