package dev.keelson.orchestrator.controller.daemon;

import java.util.ArrayList;
import java.util.List;

/**
 * Which nodes get a pod and which pods go, whatever their revision. Same fleet, same plan.
 *
 * @param creations names of nodes
 * @param ended those of {@code deletions} that have failed or succeeded, which is worth an event
 */
record DaemonPlan(List<String> creations, List<DaemonPod> deletions, List<DaemonPod> ended) {
  DaemonPlan {
    creations = List.copyOf(creations);
    deletions = List.copyOf(deletions);
    ended = List.copyOf(ended);
  }

  static DaemonPlan of(Fleet fleet) {
    var draft = new Draft(fleet);
    fleet.nodes().forEach(draft::node);
    draft.lost();
    return new DaemonPlan(draft.creations, draft.deletions, draft.ended);
  }

  private static final class Draft {
    private final Fleet fleet;
    private final List<String> creations = new ArrayList<>();
    private final List<DaemonPod> deletions = new ArrayList<>();
    private final List<DaemonPod> ended = new ArrayList<>();

    Draft(Fleet fleet) {
      this.fleet = fleet;
    }

    void node(String name, Suitability suitability) {
      var pods = fleet.on(name);
      if (suitability.shouldRun() && pods.isEmpty()) {
        creations.add(name);
      } else if (suitability.mayStay()) {
        keep(name, suitability, pods);
      } else {
        pods.stream().filter(pod -> !pod.isDeleting()).forEach(deletions::add);
      }
    }

    private void keep(String node, Suitability suitability, List<DaemonPod> pods) {
      var running = new ArrayList<DaemonPod>();
      for (var pod : pods) {
        if (!pod.isDeleting() && (pod.hasFailed() || pod.hasSucceeded())) {
          ended.add(pod);
          deletions.add(pod);
        } else if (!pod.isDeleting()) {
          running.add(pod);
        }
      }
      if (fleet.set().maxSurge(fleet.desired()) == 0) {
        deletions.addAll(running.subList(Math.min(1, running.size()), running.size()));
      } else if (running.isEmpty() && suitability.shouldRun()) {
        // A pod that goes makes no room here: surging means that the next one does not wait for it.
        creations.add(node);
      } else {
        surge(running);
      }
    }

    /** Two may be there while the old one is ready and the new one is not yet available. */
    private void surge(List<DaemonPod> running) {
      var newer = running.stream().filter(pod -> pod.isOf(fleet.hash())).toList();
      var older = running.stream().filter(pod -> !pod.isOf(fleet.hash())).toList();
      deletions.addAll(newer.subList(Math.min(1, newer.size()), newer.size()));
      deletions.addAll(older.subList(Math.min(1, older.size()), older.size()));
      boolean both = !newer.isEmpty() && !older.isEmpty();
      if (both && (!older.getFirst().isReady() || fleet.isAvailable(newer.getFirst()))) {
        deletions.add(older.getFirst());
      }
    }

    /** Pods for nodes that are gone before the pod came there; those that are there are the pod collector's. */
    private void lost() {
      fleet.pods().forEach((node, pods) -> {
        if (!fleet.nodes().containsKey(node)) {
          pods.stream().filter(pod -> !pod.isScheduled() && !pod.isDeleting()).forEach(deletions::add);
        }
      });
    }
  }
}
