package dev.keelson.orchestrator.rules.workload;

import dev.keelson.orchestrator.rules.check.Spot;
import dev.keelson.orchestrator.rules.check.Values;
import dev.keelson.orchestrator.selector.LabelSelector;

/** Replica sets and replication controllers: as many pods of one kind. */
final class Replicas {
  private Replicas() {}

  static void set(Spot set) {
    var spec = set.at("spec");
    Values.notNegative(spec.at("replicas"));
    Values.notNegative(spec.at("minReadySeconds"));
    Templates.selector(spec, "deployment");
    Templates.matched(spec);
    Templates.serving(spec.at("template"), "ReplicaSet");
  }

  static void setChanged(Spot set, Spot old) {
    set(set);
    Values.unchanged(set.at("spec", "selector"), old.at("spec", "selector"));
  }

  static void controller(Spot controller) {
    var spec = controller.at("spec");
    Values.notNegative(spec.at("minReadySeconds"));
    if (spec.at("selector").blank()) {
      spec.at("selector").required("");
    }
    Values.notNegative(spec.at("replicas"));
    if (!spec.at("template").present()) {
      spec.at("template").required("");
      return;
    }
    Templates.matched(spec, LabelSelector.ofLabels(spec.at("selector").node()));
    Templates.serving(spec.at("template"), "ReplicationController");
  }

  static void statusChanged(Spot object, Spot old) {
    var status = object.at("status");
    Counts.notNegative(status, "replicas", "fullyLabeledReplicas", "readyReplicas", "availableReplicas",
        "observedGeneration");
    Counts.withinReplicas(status, "fullyLabeledReplicas", "readyReplicas", "availableReplicas");
  }
}
