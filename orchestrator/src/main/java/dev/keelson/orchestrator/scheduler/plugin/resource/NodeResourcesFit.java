package dev.keelson.orchestrator.scheduler.plugin.resource;

import dev.keelson.orchestrator.scheduler.plugin.Change;
import dev.keelson.orchestrator.scheduler.plugin.Filter;
import dev.keelson.orchestrator.scheduler.plugin.Objection;
import dev.keelson.orchestrator.scheduler.plugin.Preparation;
import dev.keelson.orchestrator.scheduler.plugin.Score;
import dev.keelson.orchestrator.scheduler.plugin.Scores;
import dev.keelson.orchestrator.scheduler.snapshot.NodeFacts;
import dev.keelson.orchestrator.scheduler.snapshot.NodeInfo;
import dev.keelson.orchestrator.scheduler.snapshot.PodInfo;
import dev.keelson.orchestrator.scheduler.snapshot.Resources;
import dev.keelson.orchestrator.scheduler.snapshot.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A node's pods ask for no more than it has, and are no more than it takes. */
public final class NodeResourcesFit implements Filter, Score {
  private static final String TOO_MANY = "Too many pods";

  private final Set<String> ignored;
  private final FitScore score;

  /** {@code ignored} are names of extended resources, or their groups: what stands before the slash. */
  public NodeResourcesFit(Set<String> ignored, FitScore score) {
    this.ignored = Set.copyOf(ignored);
    this.score = score;
  }

  @Override
  public String name() {
    return "NodeResourcesFit";
  }

  @Override
  public Preparation prepare(PodInfo pod, Snapshot snapshot) {
    var requests = pod.demand().requests();
    return new Preparation.Ask(node -> objection(requests, node));
  }

  private Optional<Objection> objection(Resources asked, NodeInfo node) {
    var all = node.facts().allocatable();
    var taken = node.requested();
    // The usual case first, without a list.
    if (node.pods().size() < node.facts().podsMax() && asked.extended().isEmpty()
        && fits(asked.milliCpu(), taken.milliCpu(), all.milliCpu())
        && fits(asked.memoryBytes(), taken.memoryBytes(), all.memoryBytes())
        && fits(asked.ephemeralBytes(), taken.ephemeralBytes(), all.ephemeralBytes())) {
      return Optional.empty();
    }
    var reasons = new ArrayList<String>();
    if (node.pods().size() >= node.facts().podsMax()) {
      reasons.add(TOO_MANY);
    }
    for (var name : List.of("cpu", "memory", "ephemeral-storage")) {
      compare(name, asked, taken, all, reasons);
    }
    asked.extended().keySet().stream().filter(name -> !isIgnored(name))
        .forEach(name -> compare(name, asked, taken, all, reasons));
    return reasons.isEmpty() ? Optional.empty() : Optional.of(new Objection(reasons, false));
  }

  private static void compare(String name, Resources asked, Resources taken, Resources all, List<String> reasons) {
    if (!fits(asked.amount(name), taken.amount(name), all.amount(name))) {
      reasons.add("Insufficient " + name);
    }
  }

  /** Who asks for nothing fits anywhere, also where too much is taken already. */
  private static boolean fits(long asked, long taken, long all) {
    return asked == 0 || asked <= all - taken;
  }

  private boolean isIgnored(String name) {
    var slash = name.indexOf('/');
    return ignored.contains(name) || (slash >= 0 && ignored.contains(name.substring(0, slash)));
  }

  @Override
  public boolean mayHelp(PodInfo pod, Change change) {
    var asked = pod.demand().requests();
    return switch (change) {
      case Change.NodeAdded(var node) -> couldHold(node, asked);
      case Change.NodeChanged(var before, var after) ->
          couldHold(after, asked) && (before.podsMax() < after.podsMax()
              || !before.allocatable().equals(after.allocatable()));
      case Change.PodGone _ -> true;
      case Change.PodChanged(var before, var after) ->
          !before.demand().requests().equals(after.demand().requests());
      case Change.PodItselfChanged _ -> true;
      case Change.NodeRemoved _, Change.PodPlaced _, Change.VolumesChanged _ -> false;
    };
  }

  private boolean couldHold(NodeFacts node, Resources asked) {
    return objection(asked, NodeInfo.empty(node)).isEmpty();
  }

  @Override
  public long[] of(PodInfo pod, List<NodeInfo> feasible, Snapshot snapshot) {
    return Scores.each(feasible, node -> score.of(pod.demand(), node));
  }
}
