package dev.keelson.orchestrator.controller.deployment;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A Deployment and its ReplicaSets, as they were seen.
 *
 * @param newest the ReplicaSet that has the Deployment's template
 * @param old the others, the oldest first
 * @param oldPodsRun whether pods of old ReplicaSets are there that did not end yet
 */
record Rollout(ObjectNode deployment, Optional<ObjectNode> newest, List<ObjectNode> old, boolean oldPodsRun) {
  Rollout {
    old = List.copyOf(old);
  }

  /** If several have the template, the oldest counts as the newest revision. */
  static Rollout of(ObjectNode deployment, List<ObjectNode> sets) {
    var sorted = new ArrayList<>(sets);
    sorted.sort(Sets.BY_AGE);
    var newest = sorted.stream().filter(set -> NewReplicaSet.isOf(deployment, set)).findFirst();
    newest.ifPresent(sorted::remove);
    return new Rollout(deployment, newest, sorted, false);
  }

  Rollout withOldPodsRunning(boolean run) {
    return new Rollout(deployment, newest, old, run);
  }

  Bounds bounds() {
    return Bounds.of(deployment);
  }

  /** The old ones, and the newest last. */
  List<ObjectNode> all() {
    var all = new ArrayList<>(old);
    newest.ifPresent(all::add);
    return all;
  }

  boolean isPaused() {
    return deployment.path("spec").path("paused").asBoolean(false);
  }

  boolean recreates() {
    return deployment.path("spec").path("strategy").path("type").asText().equals("Recreate");
  }
}
