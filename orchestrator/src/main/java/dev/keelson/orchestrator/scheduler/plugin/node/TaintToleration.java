package dev.keelson.orchestrator.scheduler.plugin.node;

import dev.keelson.orchestrator.scheduler.plugin.Change;
import dev.keelson.orchestrator.scheduler.plugin.Filter;
import dev.keelson.orchestrator.scheduler.plugin.Objection;
import dev.keelson.orchestrator.scheduler.plugin.Preparation;
import dev.keelson.orchestrator.scheduler.plugin.Score;
import dev.keelson.orchestrator.scheduler.plugin.Scores;
import dev.keelson.orchestrator.scheduler.snapshot.NodeFacts;
import dev.keelson.orchestrator.scheduler.snapshot.NodeInfo;
import dev.keelson.orchestrator.scheduler.snapshot.PodInfo;
import dev.keelson.orchestrator.scheduler.snapshot.Snapshot;
import dev.keelson.orchestrator.scheduler.snapshot.Toleration;
import java.util.List;
import java.util.Optional;

/** Pods stay away from taints that they do not tolerate; from those that are mere preferences, if they can. */
public final class TaintToleration implements Filter, Score {
  @Override
  public String name() {
    return "TaintToleration";
  }

  @Override
  public Preparation prepare(PodInfo pod, Snapshot snapshot) {
    return new Preparation.Ask(node -> objection(pod, node.facts()));
  }

  private static Optional<Objection> objection(PodInfo pod, NodeFacts node) {
    for (var taint : node.taints()) {
      if (!taint.isPreference() && !taint.isToleratedBy(pod.wishes().tolerations())) {
        return Optional.of(Objection.lasting(
            "node(s) had untolerated taint {" + taint.key() + ": " + taint.value() + "}"));
      }
    }
    return Optional.empty();
  }

  @Override
  public boolean mayHelp(PodInfo pod, Change change) {
    return switch (change) {
      case Change.NodeAdded(var node) -> objection(pod, node).isEmpty();
      case Change.NodeChanged(var before, var after) ->
          objection(pod, before).isPresent() && objection(pod, after).isEmpty();
      case Change.PodItselfChanged _ -> true;
      case Change.NodeRemoved _, Change.PodPlaced _, Change.PodChanged _, Change.PodGone _,
          Change.VolumesChanged _ -> false;
    };
  }

  /** The fewer disliked taints, the better. */
  @Override
  public long[] of(PodInfo pod, List<NodeInfo> feasible, Snapshot snapshot) {
    var tolerations = pod.wishes().tolerations().stream().filter(Toleration::isOfPreferences).toList();
    return Scores.stretchReversed(Scores.each(feasible, node -> disliked(node.facts(), tolerations)));
  }

  private static long disliked(NodeFacts node, List<Toleration> tolerations) {
    var count = 0;
    for (var taint : node.taints()) {
      count += taint.isPreference() && !taint.isToleratedBy(tolerations) ? 1 : 0;
    }
    return count;
  }
}
