package dev.keelson.orchestrator.scheduler.preempt;

import dev.keelson.orchestrator.scheduler.place.Diagnosis;
import dev.keelson.orchestrator.scheduler.place.Draw;
import dev.keelson.orchestrator.scheduler.place.Feasibility;
import dev.keelson.orchestrator.scheduler.plugin.Objection;
import dev.keelson.orchestrator.scheduler.plugin.Profile;
import dev.keelson.orchestrator.scheduler.snapshot.NodeInfo;
import dev.keelson.orchestrator.scheduler.snapshot.PodInfo;
import dev.keelson.orchestrator.scheduler.snapshot.Snapshot;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Chooses whom to evict for a pod that found no node. */
public final class Preemption {
  /** Of the nodes that come into question, so many percent and at least so many are tried (kube-scheduler). */
  private static final int TRIED_PERCENT = 10;
  private static final int TRIED_MIN = 100;

  private static final Objection NO_HELP = Objection.lasting("Preemption is not helpful for scheduling");

  private Preemption() {}

  /** Same arguments, same plan. */
  public static PreemptionPlan plan(PodInfo pod, Snapshot snapshot, Profile profile, Diagnosis diagnosis,
      List<DisruptionBudget> budgets, Draw draw) {
    if (!pod.standing().preempts()) {
      return new PreemptionPlan.Nobody("not eligible due to preemptionPolicy=Never.", false);
    }
    if (isRoomBeingMade(pod, snapshot, diagnosis)) {
      return new PreemptionPlan.Nobody("not eligible due to a terminating pod on the nominated node.", true);
    }
    var promising = snapshot.nodes().stream().filter(node -> isPromising(node, diagnosis)).toList();
    var victims = new Victims(pod, snapshot, Feasibility.of(profile.filters(), pod, snapshot), budgets);
    var candidates = new ArrayList<Candidate>();
    var objections = new ArrayList<>(Collections.nCopies(snapshot.size() - promising.size(), NO_HELP));
    search(promising, victims, draw, candidates, objections);
    return candidates.stream().min(Candidate.HARM)
        .<PreemptionPlan>map(best -> evict(pod, best, snapshot))
        .orElseGet(() -> nobody(snapshot, objections));
  }

  private static PreemptionPlan nobody(Snapshot snapshot, List<Objection> objections) {
    return new PreemptionPlan.Nobody(
        "0/" + snapshot.size() + " nodes are available: " + Diagnosis.histogram(objections) + ".", false);
  }

  private static boolean isPromising(NodeInfo node, Diagnosis diagnosis) {
    var rejection = diagnosis.byNode().get(node.name());
    return rejection != null && !rejection.objection().lasting();
  }

  /** Whoever was evicted for it is still on the way out. */
  private static boolean isRoomBeingMade(PodInfo pod, Snapshot snapshot, Diagnosis diagnosis) {
    var node = snapshot.node(pod.standing().nominatedNode());
    return node.isPresent() && isPromising(node.get(), diagnosis) && node.get().pods().stream()
        .anyMatch(other -> other.standing().deleting() && other.priority() < pod.priority());
  }

  private static void search(List<NodeInfo> promising, Victims victims, Draw draw, List<Candidate> candidates,
      List<Objection> objections) {
    var enough = Math.max(promising.size() * TRIED_PERCENT / 100, TRIED_MIN);
    var start = promising.isEmpty() ? 0 : draw.random().nextInt(promising.size());
    var harmless = false;
    for (var i = 0; i < promising.size() && !(harmless && candidates.size() >= enough); i++) {
      switch (victims.on(promising.get((start + i) % promising.size()))) {
        case Victims.Finding.Way(var candidate) -> {
          candidates.add(candidate);
          harmless |= candidate.violations() == 0;
        }
        case Victims.Finding.NoWay(var why) -> objections.add(why);
      }
    }
  }

  private static PreemptionPlan evict(PodInfo pod, Candidate best, Snapshot snapshot) {
    var node = best.node().name();
    return new PreemptionPlan.Evict(node, best.victims(),
        snapshot.nominatedOn(node).stream().filter(other -> other.priority() < pod.priority()).toList());
  }
}
