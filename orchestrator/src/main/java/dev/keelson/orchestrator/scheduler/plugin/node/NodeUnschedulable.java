package dev.keelson.orchestrator.scheduler.plugin.node;

import dev.keelson.orchestrator.scheduler.plugin.Change;
import dev.keelson.orchestrator.scheduler.plugin.Filter;
import dev.keelson.orchestrator.scheduler.plugin.Objection;
import dev.keelson.orchestrator.scheduler.plugin.Preparation;
import dev.keelson.orchestrator.scheduler.snapshot.PodInfo;
import dev.keelson.orchestrator.scheduler.snapshot.Snapshot;
import dev.keelson.orchestrator.scheduler.snapshot.Taint;
import java.util.Optional;

/** Cordoned nodes take nobody who does not tolerate that. */
public final class NodeUnschedulable implements Filter {
  private static final Taint CORDON =
      new Taint("node.kubernetes.io/unschedulable", "", Taint.Effect.NO_SCHEDULE);
  private static final Optional<Objection> CORDONED = Optional.of(Objection.lasting("node(s) were unschedulable"));

  @Override
  public String name() {
    return "NodeUnschedulable";
  }

  @Override
  public Preparation prepare(PodInfo pod, Snapshot snapshot) {
    return CORDON.isToleratedBy(pod.wishes().tolerations())
        ? new Preparation.Content()
        : new Preparation.Ask(node -> node.facts().unschedulable() ? CORDONED : Optional.empty());
  }

  @Override
  public boolean mayHelp(PodInfo pod, Change change) {
    return switch (change) {
      case Change.NodeAdded(var node) -> !node.unschedulable();
      case Change.NodeChanged(var before, var after) -> before.unschedulable() && !after.unschedulable();
      case Change.PodItselfChanged _ -> true;
      case Change.NodeRemoved _, Change.PodPlaced _, Change.PodChanged _, Change.PodGone _,
          Change.VolumesChanged _ -> false;
    };
  }
}
