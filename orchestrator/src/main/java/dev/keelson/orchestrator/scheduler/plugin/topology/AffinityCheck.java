package dev.keelson.orchestrator.scheduler.plugin.topology;

import dev.keelson.orchestrator.scheduler.plugin.Check;
import dev.keelson.orchestrator.scheduler.plugin.Objection;
import dev.keelson.orchestrator.scheduler.snapshot.NodeInfo;
import dev.keelson.orchestrator.scheduler.snapshot.PodInfo;
import dev.keelson.orchestrator.scheduler.snapshot.Snapshot;
import java.util.Optional;

/**
 * Where a pod may be for the sake of other pods.
 *
 * @param wanted pods that it requires near, each counted where it matches all of the terms
 * @param unwanted pods that it forbids near
 * @param averse pods that forbid it near them
 */
record AffinityCheck(PodInfo pod, TermMatches matches, TopologyCounts wanted, TopologyCounts unwanted,
    TopologyCounts averse) implements Check {
  private static final Optional<Objection> NOT_NEAR =
      Optional.of(Objection.lasting("node(s) didn't match pod affinity rules"));
  private static final Optional<Objection> TOO_NEAR =
      Optional.of(Objection.passing("node(s) didn't match pod anti-affinity rules"));
  private static final Optional<Objection> AVERSE =
      Optional.of(Objection.passing("node(s) didn't satisfy existing pods anti-affinity rules"));

  static AffinityCheck of(PodInfo pod, Snapshot snapshot) {
    var check = new AffinityCheck(pod, new TermMatches(snapshot.surroundings()), new TopologyCounts(),
        new TopologyCounts(), new TopologyCounts());
    var terms = pod.wishes().pods();
    var looksAtAll = !terms.required().isEmpty() || !terms.forbidden().isEmpty();
    for (var node : snapshot.nodes()) {
      for (var other : looksAtAll ? node.pods() : node.opinionated()) {
        check.count(node, other, 1);
      }
    }
    return check;
  }

  @Override
  public AffinityCheck after(NodeInfo before, NodeInfo after) {
    var check = new AffinityCheck(pod, matches, wanted.copy(), unwanted.copy(), averse.copy());
    before.pods().forEach(other -> check.count(before, other, -1));
    after.pods().forEach(other -> check.count(after, other, 1));
    return check;
  }

  private void count(NodeInfo node, PodInfo other, int amount) {
    var own = pod.wishes().pods();
    if (!own.required().isEmpty() && own.required().stream().allMatch(term -> matches.of(term, other))) {
      own.required().forEach(term -> wanted.add(term.topologyKey(), node, amount));
    }
    for (var term : own.forbidden()) {
      unwanted.add(term.topologyKey(), node, matches.of(term, other) ? amount : 0);
    }
    for (var term : other.wishes().pods().forbidden()) {
      averse.add(term.topologyKey(), node, matches.of(term, pod) ? amount : 0);
    }
  }

  @Override
  public Optional<Objection> objection(NodeInfo node) {
    if (!isNear(node)) {
      return NOT_NEAR;
    }
    for (var term : pod.wishes().pods().forbidden()) {
      if (unwanted.at(term.topologyKey(), node) > 0) {
        return TOO_NEAR;
      }
    }
    return averse.isAnyAt(node) ? AVERSE : Optional.empty();
  }

  private boolean isNear(NodeInfo node) {
    var required = pod.wishes().pods().required();
    var allThere = true;
    for (var term : required) {
      if (!node.facts().labels().containsKey(term.topologyKey())) {
        return false;
      }
      allThere &= wanted.at(term.topologyKey(), node) > 0;
    }
    // The first of a group that wants to be together has nobody to go to.
    return allThere || (wanted.isEmpty() && required.stream().allMatch(term -> matches.of(term, pod)));
  }
}
