package dev.keelson.orchestrator.controller.daemon;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which old pods go now, and which nodes get a new pod before the old one goes. Same fleet, same plan.
 *
 * @param creations names of nodes
 */
record RolloutPlan(List<String> creations, List<DaemonPod> deletions) {
  private static final RolloutPlan NOTHING = new RolloutPlan(List.of(), List.of());

  RolloutPlan {
    creations = List.copyOf(creations);
    deletions = List.copyOf(deletions);
  }

  /**
   * The pods of a node that are not going: one of each kind at most.
   *
   * @param isClear false when there are more; then the other plan has to clean up first
   */
  private record Pair(Optional<DaemonPod> newer, Optional<DaemonPod> older, boolean isClear) {
    static Pair of(Fleet fleet, String node) {
      var staying = fleet.on(node).stream().filter(pod -> !pod.isDeleting()).toList();
      var newer = staying.stream().filter(pod -> pod.isOf(fleet.hash())).toList();
      var older = staying.stream().filter(pod -> !pod.isOf(fleet.hash())).toList();
      return new Pair(newer.stream().findFirst(), older.stream().findFirst(), newer.size() <= 1 && older.size() <= 1);
    }
  }

  static RolloutPlan of(Fleet fleet) {
    if (fleet.set().updatesOnDelete()) {
      return NOTHING;
    }
    return fleet.set().maxSurge(fleet.desired()) == 0 ? replacing(fleet) : surging(fleet);
  }

  private static List<String> nodes(Fleet fleet) {
    return fleet.nodes().entrySet().stream()
        .filter(node -> node.getValue().shouldRun() || !fleet.on(node.getKey()).isEmpty())
        .map(node -> node.getKey())
        .toList();
  }

  /** Old pods that serve nobody go at once; of the others, as many as nodes may be without. */
  private static RolloutPlan replacing(Fleet fleet) {
    int unavailable = 0;
    var useless = new ArrayList<DaemonPod>();
    var candidates = new ArrayList<DaemonPod>();
    for (var node : nodes(fleet)) {
      var pair = Pair.of(fleet, node);
      boolean replaceable = pair.isClear() && pair.older().isPresent() && pair.newer().isEmpty();
      if (replaceable) {
        (fleet.isAvailable(pair.older().get()) ? candidates : useless).add(pair.older().get());
      } else if (!pair.isClear() || pair.older().isPresent() || !pair.newer().map(fleet::isAvailable).orElse(false)) {
        unavailable++;
      }
    }
    int room = Math.clamp(
        fleet.set().maxUnavailable(fleet.desired()) - (long) unavailable, 0, candidates.size());
    useless.addAll(candidates.subList(0, room));
    return new RolloutPlan(List.of(), useless);
  }

  /** Nodes whose old pod serves nobody get a new one at once; of the others, as many as may have two. */
  private static RolloutPlan surging(Fleet fleet) {
    int surging = 0;
    var now = new ArrayList<String>();
    var candidates = new ArrayList<String>();
    var deletions = new ArrayList<DaemonPod>();
    for (var node : nodes(fleet)) {
      var pair = Pair.of(fleet, node);
      if (!pair.isClear()) {
        surging++;
      } else if (pair.older().isPresent() && pair.newer().isEmpty()) {
        (fleet.isAvailable(pair.older().get()) ? candidates : now).add(node);
      } else if (pair.older().isPresent()) {
        boolean replaced = fleet.isAvailable(pair.newer().get());
        surging += replaced ? 0 : 1;
        deletions.addAll(replaced ? List.of(pair.older().get()) : List.of());
      }
    }
    int room = Math.clamp(fleet.set().maxSurge(fleet.desired()) - (long) surging, 0, candidates.size());
    now.addAll(candidates.subList(0, room));
    return new RolloutPlan(now, deletions);
  }
}
