package dev.keelson.orchestrator.scheduler.preempt;

import dev.keelson.orchestrator.scheduler.place.Feasibility;
import dev.keelson.orchestrator.scheduler.plugin.Objection;
import dev.keelson.orchestrator.scheduler.snapshot.NodeInfo;
import dev.keelson.orchestrator.scheduler.snapshot.PodInfo;
import dev.keelson.orchestrator.scheduler.snapshot.Snapshot;
import java.util.ArrayList;
import java.util.List;

/** Finds who would have to go from one node. */
final class Victims {
  private static final Objection NONE_FOUND =
      Objection.lasting("No preemption victims found for incoming pod");

  private final PodInfo pod;
  private final Snapshot snapshot;
  private final Feasibility feasibility;
  private final List<DisruptionBudget> budgets;

  Victims(PodInfo pod, Snapshot snapshot, Feasibility feasibility, List<DisruptionBudget> budgets) {
    this.pod = pod;
    this.snapshot = snapshot;
    this.feasibility = feasibility;
    this.budgets = budgets;
  }

  /** Whether there is a way on this node. */
  sealed interface Finding {
    record Way(Candidate candidate) implements Finding {}

    record NoWay(Objection why) implements Finding {}
  }

  /**
   * Takes away all pods of lower priority, and if the pod fits then, gives back as many of them as it can, those first
   * that a budget protects, and the more important first.
   */
  Finding on(NodeInfo node) {
    var lesser = node.pods().stream().filter(other -> other.priority() < pod.priority())
        .sorted(Candidate.IMPORTANCE).toList();
    if (lesser.isEmpty()) {
      return new Finding.NoWay(NONE_FOUND);
    }
    var kept = node;
    for (var other : lesser) {
      kept = kept.minus(other);
    }
    var rejection = feasibility.after(node, kept).rejection(kept, pod, snapshot.nominatedOn(node.name()));
    if (rejection.isPresent()) {
      return new Finding.NoWay(rejection.get().objection());
    }
    var violating = violating(lesser);
    var victims = new ArrayList<PodInfo>();
    kept = giveBack(node, kept, violating, victims);
    var violations = victims.size();
    giveBack(node, kept, lesser.stream().filter(other -> !violating.contains(other)).toList(), victims);
    return new Finding.Way(new Candidate(node, List.copyOf(victims), violations));
  }

  /** Answers the node with those that can stay; the others become victims. */
  private NodeInfo giveBack(NodeInfo node, NodeInfo without, List<PodInfo> removed, List<PodInfo> victims) {
    var kept = without;
    for (var other : removed) {
      var more = kept.plus(other);
      var fits = feasibility.after(node, more).rejection(more, pod, snapshot.nominatedOn(node.name())).isEmpty();
      if (fits) {
        kept = more;
      } else {
        victims.add(other);
      }
    }
    return kept;
  }

  /** Those that exceed a budget if all go, in this order. */
  private List<PodInfo> violating(List<PodInfo> pods) {
    var left = budgets.stream().mapToInt(DisruptionBudget::allowed).toArray();
    var violating = new ArrayList<PodInfo>();
    for (var other : pods) {
      var violates = false;
      for (var i = 0; i < left.length; i++) {
        if (budgets.get(i).concerns(other)) {
          violates |= --left[i] < 0;
        }
      }
      if (violates) {
        violating.add(other);
      }
    }
    return violating;
  }
}
