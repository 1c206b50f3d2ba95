package dev.keelson.orchestrator.rules.workload;

import dev.keelson.orchestrator.rules.check.Spot;
import dev.keelson.orchestrator.rules.check.Values;

/** Numbers that controllers keep in a status. */
final class Counts {
  private Counts() {}

  static void notNegative(Spot status, String... fields) {
    for (var field : fields) {
      Values.notNegative(status.at(field));
    }
  }

  static void withinReplicas(Spot status, String... fields) {
    var replicas = status.at("replicas").number();
    for (var field : fields) {
      if (status.at(field).number() > replicas) {
        status.at(field).invalid("cannot be greater than status.replicas");
      }
    }
    if (status.at("availableReplicas").number() > status.at("readyReplicas").number()) {
      status.at("availableReplicas").invalid("cannot be greater than readyReplicas");
    }
  }

  static void collisions(Spot status, Spot old) {
    var count = status.at("collisionCount");
    Values.notNegative(count);
    if (count.number() < old.at("collisionCount").number()) {
      count.orZero().invalid("cannot be decremented");
    }
  }
}
