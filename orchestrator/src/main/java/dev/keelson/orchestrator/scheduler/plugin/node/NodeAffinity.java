package dev.keelson.orchestrator.scheduler.plugin.node;

import dev.keelson.orchestrator.scheduler.plugin.Change;
import dev.keelson.orchestrator.scheduler.plugin.Check;
import dev.keelson.orchestrator.scheduler.plugin.Filter;
import dev.keelson.orchestrator.scheduler.plugin.Objection;
import dev.keelson.orchestrator.scheduler.plugin.Preparation;
import dev.keelson.orchestrator.scheduler.plugin.Score;
import dev.keelson.orchestrator.scheduler.plugin.Scores;
import dev.keelson.orchestrator.scheduler.snapshot.NodeFacts;
import dev.keelson.orchestrator.scheduler.snapshot.NodeInfo;
import dev.keelson.orchestrator.scheduler.snapshot.NodeTerm;
import dev.keelson.orchestrator.scheduler.snapshot.NodeWishes;
import dev.keelson.orchestrator.scheduler.snapshot.PodInfo;
import dev.keelson.orchestrator.scheduler.snapshot.Snapshot;
import dev.keelson.orchestrator.scheduler.snapshot.Weighted;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A pod's nodeSelector and nodeAffinity, and what the profile adds to them. */
public final class NodeAffinity implements Filter, Score {
  private static final Optional<Objection> OTHER =
      Optional.of(Objection.lasting("node(s) didn't match Pod's node affinity/selector"));
  private static final Optional<Objection> OTHER_BY_PROFILE =
      Optional.of(Objection.lasting("node(s) didn't match scheduler-enforced node affinity"));

  private final NodeWishes added;

  /** {@code added} holds for every pod of the profile, besides what the pod wishes itself. */
  public NodeAffinity(NodeWishes added) {
    this.added = added;
  }

  @Override
  public String name() {
    return "NodeAffinity";
  }

  @Override
  public Preparation prepare(PodInfo pod, Snapshot snapshot) {
    var wishes = pod.wishes().nodes();
    if (wishes.requiresNothing() && added.requiresNothing()) {
      return new Preparation.Content();
    }
    Check check = node -> objection(wishes, node.facts());
    return names(wishes).<Preparation>map(names -> new Preparation.AskOnly(names, check))
        .orElseGet(() -> new Preparation.Ask(check));
  }

  private Optional<Objection> objection(NodeWishes wishes, NodeFacts node) {
    if (!added.allow(node)) {
      return OTHER_BY_PROFILE;
    }
    return wishes.allow(node) ? Optional.empty() : OTHER;
  }

  /** Pods of daemon sets name their node: then there is no need to look at all others. */
  private static Optional<Set<String>> names(NodeWishes wishes) {
    if (wishes.required().isEmpty()) {
      return Optional.empty();
    }
    var all = new HashSet<String>();
    for (var term : wishes.required().get()) {
      var names = term.names();
      if (names.isEmpty()) {
        return Optional.empty();
      }
      all.addAll(names.get());
    }
    return all.isEmpty() ? Optional.empty() : Optional.of(all);
  }

  @Override
  public boolean mayHelp(PodInfo pod, Change change) {
    var wishes = pod.wishes().nodes();
    return switch (change) {
      case Change.NodeAdded(var node) -> objection(wishes, node).isEmpty();
      case Change.NodeChanged(var before, var after) ->
          objection(wishes, before).isPresent() && objection(wishes, after).isEmpty();
      case Change.PodItselfChanged _ -> true;
      case Change.NodeRemoved _, Change.PodPlaced _, Change.PodChanged _, Change.PodGone _,
          Change.VolumesChanged _ -> false;
    };
  }

  /** The sum of the weights of the preferences that hold. */
  @Override
  public long[] of(PodInfo pod, List<NodeInfo> feasible, Snapshot snapshot) {
    var preferred = pod.wishes().nodes().preferred();
    if (preferred.isEmpty() && added.preferred().isEmpty()) {
      return Scores.noOpinion();
    }
    return Scores.stretch(Scores.each(feasible,
        node -> weight(preferred, node.facts()) + weight(added.preferred(), node.facts())));
  }

  private static long weight(List<Weighted<NodeTerm>> preferred, NodeFacts node) {
    var sum = 0L;
    for (var each : preferred) {
      sum += each.term().matches(node) ? each.weight() : 0;
    }
    return sum;
  }
}
