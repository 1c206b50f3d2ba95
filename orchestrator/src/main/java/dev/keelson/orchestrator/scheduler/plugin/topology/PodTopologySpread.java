package dev.keelson.orchestrator.scheduler.plugin.topology;

import dev.keelson.orchestrator.scheduler.plugin.Change;
import dev.keelson.orchestrator.scheduler.plugin.Filter;
import dev.keelson.orchestrator.scheduler.plugin.Preparation;
import dev.keelson.orchestrator.scheduler.plugin.Score;
import dev.keelson.orchestrator.scheduler.plugin.Scores;
import dev.keelson.orchestrator.scheduler.snapshot.NodeInfo;
import dev.keelson.orchestrator.scheduler.snapshot.PodInfo;
import dev.keelson.orchestrator.scheduler.snapshot.Snapshot;
import dev.keelson.orchestrator.scheduler.snapshot.SpreadRule;
import java.util.List;
import java.util.Optional;

/** Pods of a kind are to be spread evenly: as they ask for it, or, when they do not, as the profile has it. */
public final class PodTopologySpread implements Filter, Score {
  static final String HOSTNAME = "kubernetes.io/hostname";

  /** The system's default: those of one service or owner over nodes, and a little over zones. */
  public static final List<SpreadRule> SYSTEM_DEFAULTS =
      List.of(preference(HOSTNAME, 3), preference("topology.kubernetes.io/zone", 5));

  private final List<SpreadRule> defaults;
  private final boolean ofSystem;

  /**
   * With rules for pods that have none.
   *
   * @param ofSystem the rules are not the administrator's: nodes that lack a label count for the rules that they can
   */
  public PodTopologySpread(List<SpreadRule> defaults, boolean ofSystem) {
    this.defaults = List.copyOf(defaults);
    this.ofSystem = ofSystem;
  }

  private static SpreadRule preference(String key, int skewMax) {
    return new SpreadRule(key, skewMax, false, Optional.empty(), 1, true, false);
  }

  @Override
  public String name() {
    return "PodTopologySpread";
  }

  @Override
  public Preparation prepare(PodInfo pod, Snapshot snapshot) {
    var rules = rules(pod, snapshot, true);
    return rules.isEmpty() ? new Preparation.Content() : new Preparation.Ask(SpreadCheck.of(pod, rules, snapshot));
  }

  @Override
  public long[] of(PodInfo pod, List<NodeInfo> feasible, Snapshot snapshot) {
    var rules = rules(pod, snapshot, false);
    if (rules.isEmpty()) {
      return Scores.noOpinion();
    }
    var allKeys = !pod.wishes().spread().isEmpty() || !ofSystem;
    return new SpreadScore(pod, rules, allKeys).of(feasible, snapshot);
  }

  private List<SpreadRule> rules(PodInfo pod, Snapshot snapshot, boolean required) {
    var own = pod.wishes().spread();
    if (!own.isEmpty()) {
      return own.stream().filter(rule -> rule.required() == required).toList();
    }
    var fitting = defaults.stream().filter(rule -> rule.required() == required).toList();
    if (fitting.isEmpty()) {
      return List.of();
    }
    var siblings = snapshot.surroundings().siblings(pod);
    return siblings.isEmpty() ? List.of() : fitting.stream()
        .map(rule -> new SpreadRule(rule.topologyKey(), rule.skewMax(), rule.required(), siblings,
            rule.minDomains(), rule.honoursWishes(), rule.honoursTaints()))
        .toList();
  }

  @Override
  public boolean mayHelp(PodInfo pod, Change change) {
    return switch (change) {
      case Change.NodeAdded _, Change.NodeRemoved _, Change.PodItselfChanged _ -> true;
      case Change.NodeChanged(var before, var after) ->
          !before.labels().equals(after.labels()) || !before.taints().equals(after.taints());
      // One more in another domain raises the least there.
      case Change.PodPlaced(var other) -> isCounted(pod, other);
      case Change.PodGone(var other) -> isCounted(pod, other);
      case Change.PodChanged(var before, var after) -> isCounted(pod, before) != isCounted(pod, after);
      case Change.VolumesChanged _ -> false;
    };
  }

  private boolean isCounted(PodInfo pod, PodInfo other) {
    if (pod.wishes().spread().isEmpty()) {
      return !defaults.isEmpty();
    }
    return pod.wishes().spread().stream().anyMatch(rule -> rule.selector().isPresent()
        && other.id().namespace().equals(pod.id().namespace())
        && rule.selector().get().matches(other.id().labels()));
  }
}
