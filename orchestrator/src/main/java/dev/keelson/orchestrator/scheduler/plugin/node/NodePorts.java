package dev.keelson.orchestrator.scheduler.plugin.node;

import dev.keelson.orchestrator.scheduler.plugin.Change;
import dev.keelson.orchestrator.scheduler.plugin.Filter;
import dev.keelson.orchestrator.scheduler.plugin.Objection;
import dev.keelson.orchestrator.scheduler.plugin.Preparation;
import dev.keelson.orchestrator.scheduler.snapshot.HostPort;
import dev.keelson.orchestrator.scheduler.snapshot.PodInfo;
import dev.keelson.orchestrator.scheduler.snapshot.Snapshot;
import java.util.List;
import java.util.Optional;

/** A port of a node goes to one pod. */
public final class NodePorts implements Filter {
  private static final Optional<Objection> TAKEN =
      Optional.of(Objection.passing("node(s) didn't have free ports for the requested pod ports"));

  @Override
  public String name() {
    return "NodePorts";
  }

  @Override
  public Preparation prepare(PodInfo pod, Snapshot snapshot) {
    var wanted = pod.demand().ports();
    return wanted.isEmpty()
        ? new Preparation.Content()
        : new Preparation.Ask(node -> conflict(wanted, node.ports()) ? TAKEN : Optional.empty());
  }

  private static boolean conflict(List<HostPort> wanted, List<HostPort> taken) {
    for (var port : wanted) {
      if (taken.stream().anyMatch(port::conflictsWith)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public boolean mayHelp(PodInfo pod, Change change) {
    return switch (change) {
      case Change.NodeAdded _, Change.PodItselfChanged _ -> true;
      case Change.PodGone(var gone) -> conflict(pod.demand().ports(), gone.demand().ports());
      case Change.NodeChanged _, Change.NodeRemoved _, Change.PodPlaced _, Change.PodChanged _,
          Change.VolumesChanged _ -> false;
    };
  }
}
