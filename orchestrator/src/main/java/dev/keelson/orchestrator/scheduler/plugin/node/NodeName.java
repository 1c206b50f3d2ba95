package dev.keelson.orchestrator.scheduler.plugin.node;

import dev.keelson.orchestrator.scheduler.plugin.Change;
import dev.keelson.orchestrator.scheduler.plugin.Filter;
import dev.keelson.orchestrator.scheduler.plugin.Objection;
import dev.keelson.orchestrator.scheduler.plugin.Preparation;
import dev.keelson.orchestrator.scheduler.snapshot.PodInfo;
import dev.keelson.orchestrator.scheduler.snapshot.Snapshot;
import java.util.Optional;

/** A pod that names its node goes there. */
public final class NodeName implements Filter {
  private static final Optional<Objection> OTHER =
      Optional.of(Objection.lasting("node(s) didn't match the requested node name"));

  @Override
  public String name() {
    return "NodeName";
  }

  @Override
  public Preparation prepare(PodInfo pod, Snapshot snapshot) {
    var wanted = pod.standing().node();
    return wanted.isEmpty()
        ? new Preparation.Content()
        : new Preparation.Ask(node -> node.name().equals(wanted) ? Optional.empty() : OTHER);
  }

  @Override
  public boolean mayHelp(PodInfo pod, Change change) {
    return change instanceof Change.NodeAdded(var node) && node.name().equals(pod.standing().node());
  }
}
