package dev.keelson.orchestrator.rules.policy;

import dev.keelson.orchestrator.rules.check.LabelSelectors;
import dev.keelson.orchestrator.rules.check.Parts;
import dev.keelson.orchestrator.rules.check.Spot;
import dev.keelson.orchestrator.rules.check.Values;
import dev.keelson.orchestrator.rules.pod.Scheduling;
import java.util.Set;

/** Disruption budgets, priorities, runtimes, leases. */
final class Budgets {
  /** What users may give; above it is the system's. */
  private static final int PRIORITY_MAX = 1_000_000_000;

  /** Kubernetes' own, which everybody may make again as they are. */
  private static final Set<String> OWN_PRIORITIES =
      Set.of("system-node-critical 2000001000", "system-cluster-critical 2000000000");

  private Budgets() {}

  static void budget(Spot budget) {
    var spec = budget.at("spec");
    if (spec.at("minAvailable").present() && spec.at("maxUnavailable").present()) {
      spec.invalid("minAvailable and maxUnavailable cannot be both set");
    }
    for (var field : new String[] {"minAvailable", "maxUnavailable"}) {
      if (spec.at(field).present()) {
        Parts.check(spec.at(field));
        Parts.notOverAll(spec.at(field));
      }
    }
    LabelSelectors.check(spec.at("selector"));
    Values.supportedIfPresent(spec.at("unhealthyPodEvictionPolicy"), Set.of("AlwaysAllow", "IfHealthyBudget"));
  }

  static void priority(Spot priority) {
    var name = priority.at("metadata", "name");
    var value = priority.at("value");
    if (name.text().startsWith("system-")) {
      if (!OWN_PRIORITIES.contains(name.text() + " " + value.number())) {
        name.forbidden("priority class names with 'system-' prefix are reserved for system use only. error: "
            + name.text() + " is not a known system priority class");
      }
    } else if (value.number() > PRIORITY_MAX) {
      value.forbidden("maximum allowed value of a user defined priority is " + PRIORITY_MAX);
    }
    Values.supportedIfPresent(priority.at("preemptionPolicy"), Set.of("Never", "PreemptLowerPriority"));
  }

  static void priorityChanged(Spot priority, Spot old) {
    if (priority.at("value").number() != old.at("value").number()) {
      priority.at("Value").forbidden("may not be changed in an update.");
    }
    Values.unchanged(priority.at("preemptionPolicy"), old.at("preemptionPolicy"));
  }

  static void runtime(Spot runtime) {
    Values.label(runtime.at("handler"));
    Values.labels(runtime.at("scheduling", "nodeSelector"));
    Scheduling.tolerations(runtime.at("scheduling", "tolerations"));
  }

  static void lease(Spot lease) {
    var seconds = lease.at("spec", "leaseDurationSeconds");
    if (seconds.present() && seconds.number() <= 0) {
      seconds.invalid("must be greater than 0");
    }
    Values.notNegative(lease.at("spec", "leaseTransitions"));
  }
}
