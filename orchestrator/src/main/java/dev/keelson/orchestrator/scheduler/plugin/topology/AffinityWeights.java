package dev.keelson.orchestrator.scheduler.plugin.topology;

import dev.keelson.orchestrator.scheduler.snapshot.NodeInfo;
import dev.keelson.orchestrator.scheduler.snapshot.PodInfo;
import dev.keelson.orchestrator.scheduler.snapshot.PodTerm;
import dev.keelson.orchestrator.scheduler.snapshot.Surroundings;
import dev.keelson.orchestrator.scheduler.snapshot.Weighted;
import java.util.List;

/** How much speaks for each topology, from the preferences of a pod and of those that are there. */
final class AffinityWeights {
  private final PodInfo pod;
  private final TermMatches matches;
  private final TopologyCounts counts = new TopologyCounts();

  AffinityWeights(PodInfo pod, Surroundings surroundings) {
    this.pod = pod;
    this.matches = new TermMatches(surroundings);
  }

  TopologyCounts counts() {
    return counts;
  }

  /** What the pod thinks of another that is on a node. */
  void addOwn(NodeInfo node, PodInfo other) {
    add(pod.wishes().pods().preferred(), other, node, 1);
    add(pod.wishes().pods().disliked(), other, node, -1);
  }

  /** What another that is on a node thinks of the pod. */
  void addTheirs(NodeInfo node, PodInfo other, int hardWeight, boolean preferencesToo) {
    var theirs = other.wishes().pods();
    if (hardWeight > 0) {
      for (var term : theirs.required()) {
        counts.add(term.topologyKey(), node, matches.of(term, pod) ? hardWeight : 0);
      }
    }
    if (preferencesToo) {
      add(theirs.preferred(), pod, node, 1);
      add(theirs.disliked(), pod, node, -1);
    }
  }

  private void add(List<Weighted<PodTerm>> terms, PodInfo meant, NodeInfo node, int sign) {
    for (var each : terms) {
      counts.add(each.term().topologyKey(), node, matches.of(each.term(), meant) ? sign * (long) each.weight() : 0);
    }
  }
}
