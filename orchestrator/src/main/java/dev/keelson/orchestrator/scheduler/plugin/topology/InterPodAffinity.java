package dev.keelson.orchestrator.scheduler.plugin.topology;

import dev.keelson.orchestrator.scheduler.plugin.Change;
import dev.keelson.orchestrator.scheduler.plugin.Filter;
import dev.keelson.orchestrator.scheduler.plugin.Preparation;
import dev.keelson.orchestrator.scheduler.plugin.Score;
import dev.keelson.orchestrator.scheduler.plugin.Scores;
import dev.keelson.orchestrator.scheduler.snapshot.NodeInfo;
import dev.keelson.orchestrator.scheduler.snapshot.PodInfo;
import dev.keelson.orchestrator.scheduler.snapshot.Snapshot;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;

/** Pods near pods and far from pods, as either of them wants it. */
public final class InterPodAffinity implements Filter, Score {
  /** Unless a profile says otherwise. */
  public static final int HARD_WEIGHT = 1;

  private final int hardWeight;
  private final boolean heedsPreferencesOfOthers;

  /** {@code hardWeight}: how much it counts that a pod over there requires to be near this one. */
  public InterPodAffinity(int hardWeight, boolean heedsPreferencesOfOthers) {
    this.hardWeight = hardWeight;
    this.heedsPreferencesOfOthers = heedsPreferencesOfOthers;
  }

  @Override
  public String name() {
    return "InterPodAffinity";
  }

  @Override
  public Preparation prepare(PodInfo pod, Snapshot snapshot) {
    var terms = pod.wishes().pods();
    var nobodyCares = terms.required().isEmpty() && terms.forbidden().isEmpty() && snapshot.opinionatedPods() == 0;
    // Pods that wait for room join nodes in trials, with whatever they want.
    return nobodyCares && snapshot.nominated().isEmpty()
        ? new Preparation.Content()
        : new Preparation.Ask(AffinityCheck.of(pod, snapshot));
  }

  @Override
  public boolean mayHelp(PodInfo pod, Change change) {
    return switch (change) {
      case Change.NodeAdded _, Change.PodItselfChanged _ -> true;
      case Change.NodeChanged(var before, var after) -> !before.labels().equals(after.labels());
      case Change.PodPlaced(var other) -> isWanted(pod, other);
      case Change.PodChanged(var before, var after) -> !before.id().labels().equals(after.id().labels());
      case Change.PodGone(var other) -> stoodInTheWay(pod, other);
      case Change.NodeRemoved _, Change.VolumesChanged _ -> false;
    };
  }

  /** Labels of namespaces are not known here, so those that depend on them are taken to match. */
  private static boolean isWanted(PodInfo pod, PodInfo other) {
    return pod.wishes().pods().required().stream().anyMatch(
        term -> term.namespaceSelector().isPresent() || term.matches(other, _ -> other.id().labels()));
  }

  private static boolean stoodInTheWay(PodInfo pod, PodInfo other) {
    return !other.wishes().pods().forbidden().isEmpty() || pod.wishes().pods().forbidden().stream().anyMatch(
        term -> term.namespaceSelector().isPresent() || term.matches(other, _ -> other.id().labels()));
  }

  @Override
  public long[] of(PodInfo pod, List<NodeInfo> feasible, Snapshot snapshot) {
    var own = pod.wishes().pods();
    var hasPreferences = !own.preferred().isEmpty() || !own.disliked().isEmpty();
    if (!hasPreferences && (snapshot.opinionatedPods() == 0 || !heedsPreferencesOfOthers)) {
      return Scores.noOpinion();
    }
    var weights = new AffinityWeights(pod, snapshot.surroundings());
    for (var node : snapshot.nodes()) {
      if (hasPreferences) {
        node.pods().forEach(other -> weights.addOwn(node, other));
      }
      node.opinionated().forEach(other -> weights.addTheirs(node, other, hardWeight, heedsPreferencesOfOthers));
    }
    return weights.counts().isEmpty() ? Scores.noOpinion() : normalized(Scores.each(feasible, weights.counts()::at));
  }

  private static long[] normalized(long[] scores) {
    var min = LongStream.of(scores).min().orElse(0);
    var max = LongStream.of(scores).max().orElse(0);
    return Arrays.stream(scores)
        .map(score -> max == min ? 0 : (long) (Score.BEST * ((double) (score - min) / (max - min)))).toArray();
  }
}
