package dev.keelson.orchestrator.scheduler.place;

import dev.keelson.orchestrator.scheduler.plugin.Profile;
import dev.keelson.orchestrator.scheduler.snapshot.NodeInfo;
import dev.keelson.orchestrator.scheduler.snapshot.PodInfo;
import dev.keelson.orchestrator.scheduler.snapshot.Snapshot;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/** Filters, weighs, picks. */
public final class Scheduler {
  private Scheduler() {}

  /** Where the pod goes in this cluster. Nothing is remembered, and nothing else is asked. */
  public static Placement place(PodInfo pod, Snapshot snapshot, Profile profile, Draw draw) {
    var feasibility = Feasibility.of(profile.filters(), pod, snapshot);
    if (snapshot.size() == 0 || feasibility.refusal().isPresent()) {
      return new Placement.Nowhere(
          new Diagnosis(snapshot.size(), feasibility.refusal(), new LinkedHashMap<>()));
    }
    var nominated = nominated(pod, snapshot, feasibility);
    if (nominated.isPresent()) {
      // Room was made for it there.
      return new Placement.On(nominated.get(), 0, 0);
    }
    var rejections = new LinkedHashMap<String, Rejection>();
    var feasible = search(pod, snapshot, profile, draw, feasibility, rejections);
    if (feasible.isEmpty()) {
      return new Placement.Nowhere(new Diagnosis(snapshot.size(), Optional.empty(), rejections));
    }
    var looked = feasible.size() + rejections.size();
    return feasible.size() == 1
        ? new Placement.On(feasible.getFirst(), 0, looked)
        : best(feasible, totals(pod, feasible, snapshot, profile), looked, draw);
  }

  private static Optional<NodeInfo> nominated(PodInfo pod, Snapshot snapshot, Feasibility feasibility) {
    var name = pod.standing().nominatedNode();
    return name.isEmpty() ? Optional.empty() : snapshot.node(name)
        .filter(node -> feasibility.rejection(node, pod, snapshot.nominatedOn(name)).isEmpty());
  }

  private static List<NodeInfo> search(PodInfo pod, Snapshot snapshot, Profile profile, Draw draw,
      Feasibility feasibility, SequencedMap<String, Rejection> rejections) {
    var nodes = snapshot.nodes();
    var enough = SearchWidth.of(nodes.size(), profile.nodesPercent());
    var feasible = new ArrayList<NodeInfo>(enough);
    for (var i = 0; i < nodes.size() && feasible.size() < enough; i++) {
      var node = nodes.get((draw.start() + i) % nodes.size());
      var nominated = snapshot.nominatedOn(node.name());
      var rejection = nominated.isEmpty()
          ? feasibility.rejection(node) : feasibility.rejection(node, pod, nominated);
      if (rejection.isPresent()) {
        rejections.put(node.name(), rejection.get());
      } else {
        feasible.add(node);
      }
    }
    return feasible;
  }

  private static long[] totals(PodInfo pod, List<NodeInfo> feasible, Snapshot snapshot, Profile profile) {
    var totals = new long[feasible.size()];
    for (var weighted : profile.scores()) {
      var scores = weighted.score().of(pod, feasible, snapshot);
      for (var i = 0; i < scores.length; i++) {
        totals[i] += scores[i] * weighted.weight();
      }
    }
    return totals;
  }

  /** Among equals, each with the same chance. */
  private static Placement best(List<NodeInfo> feasible, long[] totals, int looked, Draw draw) {
    var best = 0;
    var equals = 1;
    for (var i = 1; i < totals.length; i++) {
      if (totals[i] > totals[best]) {
        best = i;
        equals = 1;
      } else if (totals[i] == totals[best]) {
        equals++;
        best = draw.random().nextInt(equals) == 0 ? i : best;
      }
    }
    return new Placement.On(feasible.get(best), totals[best], looked);
  }
}
