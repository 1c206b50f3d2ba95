package dev.keelson.orchestrator.rules.workload;

import dev.keelson.orchestrator.rules.check.Parts;
import dev.keelson.orchestrator.rules.check.Spot;
import dev.keelson.orchestrator.rules.check.Values;
import java.util.List;

/** Daemon sets, and the revisions that they and stateful sets keep. */
final class DaemonSets {
  private DaemonSets() {}

  static void check(Spot set) {
    var spec = set.at("spec");
    Templates.selector(spec, "daemonset");
    Templates.matched(spec);
    Templates.serving(spec.at("template"), "DaemonSet");
    Values.notNegative(spec.at("minReadySeconds"));
    strategy(spec.at("updateStrategy"));
    Values.notNegative(spec.at("revisionHistoryLimit"));
  }

  private static void strategy(Spot strategy) {
    var rolling = strategy.at("rollingUpdate");
    if (strategy.at("type").is("RollingUpdate")) {
      if (rolling.present()) {
        rolling(rolling);
      } else {
        rolling.required("");
      }
    } else if (!strategy.at("type").is("OnDelete")) {
      strategy.at("type").unsupported(List.of("RollingUpdate", "OnDelete"));
    }
  }

  private static void rolling(Spot rolling) {
    var unavailable = rolling.at("maxUnavailable");
    var surge = rolling.at("maxSurge");
    Parts.check(unavailable);
    Parts.check(surge);
    Parts.notOverAll(unavailable);
    Parts.notOverAll(surge);
    if (Parts.isZero(unavailable) && Parts.isZero(surge)) {
      unavailable.required("cannot be 0 when maxSurge is 0");
    } else if (!Parts.isZero(unavailable) && !Parts.isZero(surge)) {
      surge.invalid("may not be set when maxUnavailable is non-zero");
    }
  }

  static void changed(Spot set, Spot old) {
    check(set);
    Values.unchanged(set.at("spec", "selector"), old.at("spec", "selector"));
  }

  static void statusChanged(Spot set, Spot old) {
    Counts.notNegative(set.at("status"), "currentNumberScheduled", "numberMisscheduled", "desiredNumberScheduled",
        "numberReady", "observedGeneration", "updatedNumberScheduled", "numberAvailable", "numberUnavailable");
    Counts.collisions(set.at("status"), old.at("status"));
  }

  static void revision(Spot revision) {
    if (!revision.at("data").present()) {
      revision.at("data").required("data is mandatory");
    }
    Values.notNegative(revision.at("revision"));
  }
}
