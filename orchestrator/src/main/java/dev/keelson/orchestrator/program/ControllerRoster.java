package dev.keelson.orchestrator.program;

import dev.keelson.orchestrator.controller.Controller;
import dev.keelson.orchestrator.controller.ControllerContext;
import dev.keelson.orchestrator.controller.autoscale.AutoscaleController;
import dev.keelson.orchestrator.controller.cron.CronJobController;
import dev.keelson.orchestrator.controller.daemon.DaemonSetController;
import dev.keelson.orchestrator.controller.deployment.DeploymentController;
import dev.keelson.orchestrator.controller.disruption.DisruptionController;
import dev.keelson.orchestrator.controller.job.ExpiryController;
import dev.keelson.orchestrator.controller.job.JobController;
import dev.keelson.orchestrator.controller.job.StrayPodController;
import dev.keelson.orchestrator.controller.replica.ReplicaController;
import dev.keelson.orchestrator.controller.replica.ReplicaKind;
import dev.keelson.orchestrator.controller.stateful.StatefulSetController;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** All controllers that there are, each with the service account of kube-system that it acts as. */
final class ControllerRoster {
  private final ControllerSettings settings;

  /**
   * A controller before it is made.
   *
   * @param name as {@code --controllers} has it
   * @param account empty for the program itself
   */
  record Entry(String name, String account, Function<ControllerContext, Controller> make) {
    static final String PROGRAM = "";
  }

  ControllerRoster(ControllerSettings settings) {
    this.settings = settings;
  }

  /** Those that the operator wants. */
  List<Entry> wanted() {
    return Stream.concat(all().stream(), ClusterControllers.of(settings).stream())
        .filter(entry -> settings.wants(entry.name())).toList();
  }

  /** In alphabetical order. */
  private List<Entry> all() {
    return List.of(
        new Entry("cronjob", "cronjob-controller", CronJobController::new),
        new Entry("daemonset", "daemon-set-controller", DaemonSetController::new),
        new Entry("deployment", "deployment-controller", DeploymentController::new),
        new Entry("disruption", "disruption-controller", DisruptionController::new),
        new Entry("horizontalpodautoscaler", "horizontal-pod-autoscaler", AutoscaleController::new),
        new Entry("job", "job-controller", JobController::new),
        new Entry("job-stray-pods", "job-controller", StrayPodController::new),
        new Entry("replicaset", "replicaset-controller",
            context -> new ReplicaController(ReplicaKind.REPLICA_SET, context)),
        new Entry("replicationcontroller", "replication-controller",
            context -> new ReplicaController(ReplicaKind.REPLICATION_CONTROLLER, context)),
        new Entry("statefulset", "statefulset-controller", StatefulSetController::new),
        new Entry("ttl-after-finished", "ttl-after-finished-controller", ExpiryController::new));
  }
}
