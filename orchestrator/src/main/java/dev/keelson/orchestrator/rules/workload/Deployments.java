package dev.keelson.orchestrator.rules.workload;

import dev.keelson.orchestrator.rules.check.Parts;
import dev.keelson.orchestrator.rules.check.Spot;
import dev.keelson.orchestrator.rules.check.Values;
import java.util.Set;

/** Deployments. */
final class Deployments {
  private Deployments() {}

  static void check(Spot deployment) {
    var spec = deployment.at("spec");
    Values.notNegative(spec.at("replicas"));
    Templates.selector(spec, "deployment");
    Templates.matched(spec);
    Templates.serving(spec.at("template"), "ReplicaSet");
    strategy(spec.at("strategy"));
    Values.notNegative(spec.at("minReadySeconds"));
    if (spec.at("revisionHistoryLimit").present()) {
      Values.notNegative(spec.at("revisionHistoryLimit"));
    }
    var deadline = spec.at("progressDeadlineSeconds");
    if (deadline.present()) {
      Values.notNegative(deadline);
      if (deadline.number() <= spec.at("minReadySeconds").number()) {
        deadline.invalid("must be greater than minReadySeconds");
      }
    }
  }

  private static void strategy(Spot strategy) {
    var type = strategy.at("type");
    var rolling = strategy.at("rollingUpdate");
    if (type.is("Recreate")) {
      if (rolling.present()) {
        rolling.forbidden("may not be specified when strategy `type` is 'Recreate'");
      }
    } else if (!type.is("RollingUpdate")) {
      type.unsupported(Set.of("Recreate", "RollingUpdate"));
    } else if (!rolling.present()) {
      rolling.required("this should be defaulted and never be nil");
    } else {
      rolling(rolling);
    }
  }

  private static void rolling(Spot rolling) {
    var unavailable = rolling.at("maxUnavailable");
    Parts.check(unavailable);
    Parts.check(rolling.at("maxSurge"));
    if (Parts.isZero(unavailable) && Parts.isZero(rolling.at("maxSurge"))) {
      unavailable.orZero().invalid("may not be 0 when `maxSurge` is 0");
    }
    Parts.notOverAll(unavailable);
  }

  static void changed(Spot deployment, Spot old) {
    check(deployment);
    Values.unchanged(deployment.at("spec", "selector"), old.at("spec", "selector"));
  }

  static void statusChanged(Spot deployment, Spot old) {
    var status = deployment.at("status");
    Counts.notNegative(status, "observedGeneration", "replicas", "updatedReplicas", "readyReplicas",
        "availableReplicas", "unavailableReplicas");
    Counts.withinReplicas(status, "updatedReplicas", "readyReplicas", "availableReplicas");
    Counts.collisions(status, old.at("status"));
  }
}
