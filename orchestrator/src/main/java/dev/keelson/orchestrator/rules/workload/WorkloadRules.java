package dev.keelson.orchestrator.rules.workload;

import dev.keelson.orchestrator.rules.check.Change;
import dev.keelson.orchestrator.rules.check.KindRules;
import java.util.List;

/** The rows of this room. */
public final class WorkloadRules {
  private WorkloadRules() {}

  public static List<KindRules> rows() {
    return List.of(
        KindRules.namespaced("apps", "Deployment", Deployments::check, Change.NONE)
            .changing(Deployments::changed)
            .status(Deployments::statusChanged));
  }
}
