package dev.keelson.orchestrator.rules.policy;

import dev.keelson.orchestrator.rules.check.Change;
import dev.keelson.orchestrator.rules.check.KindRules;
import dev.keelson.orchestrator.rules.check.Values;
import java.util.List;

/** The rows of this room. */
public final class PolicyRules {
  private PolicyRules() {}

  public static List<KindRules> rows() {
    return List.of(
        KindRules.namespaced("autoscaling", "HorizontalPodAutoscaler", Autoscalers::check, Change.NONE),
        KindRules.namespaced("policy", "PodDisruptionBudget", Budgets::budget, Change.NONE),
        KindRules.cluster("scheduling.k8s.io", "PriorityClass", Budgets::priority, Budgets::priorityChanged),
        KindRules.cluster("node.k8s.io", "RuntimeClass", Budgets::runtime, Values.unchanging("handler")),
        KindRules.namespaced("coordination.k8s.io", "Lease", Budgets::lease, Change.NONE));
  }
}
