package dev.keelson.orchestrator.controller.stateful;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a stateful set does next. Same observation, same plan.
 *
 * <p>In order: pods that should be there are brought up from the lowest ordinal, then those too many go from the
 * highest, then old ones are replaced from the highest. An ordered set does one thing at a time, and nothing while a
 * pod before it is not available.
 */
final class SetPlan {
  /** One thing to do. */
  sealed interface Action {
    /** A pod is made from a revision. */
    record Create(int ordinal, String revision) implements Action {}

    /** A pod that has ended makes place for its successor. */
    record Recreate(SetPod pod) implements Action {}

    /** A pod that is too many goes; its claims may go with it. */
    record Condemn(SetPod pod) implements Action {}

    /** A pod of an old revision makes place for its successor. */
    record Replace(SetPod pod) implements Action {}

    /** A pod waits, perhaps for claims that are gone. */
    record EnsureClaims(SetPod pod, int ordinal) implements Action {}

    /** The claims of a pod belong to it or to the set, as the set wants it. */
    record Own(SetPod pod, int ordinal) implements Action {}

    /** A pod has lost the label that says who it is. */
    record Relabel(SetPod pod) implements Action {}
  }

  /**
   * What a pass knows when it begins.
   *
   * @param pods by ordinal
   * @param current the name of the revision before the update that goes on, or {@code update}
   * @param update the name of the newest revision
   */
  record Observed(StatefulSet set, Map<Integer, SetPod> pods, String current, String update, Instant now) {
    Observed {
      pods = new TreeMap<>(pods);
    }

    boolean isAvailable(SetPod pod) {
      return pod.isAvailable(set.minReadySeconds(), now);
    }
  }

  private final Observed observed;
  private final StatefulSet set;
  private final List<Action> actions = new ArrayList<>();

  private SetPlan(Observed observed) {
    this.observed = observed;
    this.set = observed.set();
  }

  static List<Action> actions(Observed observed) {
    var plan = new SetPlan(observed);
    if (!observed.set().isDeleting() && plan.bringUp() && plan.scaleDown()) {
      plan.update();
    }
    return List.copyOf(plan.actions);
  }

  /** Whether the plan may go on behind them. */
  private boolean bringUp() {
    for (int ordinal = set.start(); ordinal < set.start() + set.replicas(); ordinal++) {
      var pod = observed.pods().get(ordinal);
      if (pod == null) {
        actions.add(new Action.Create(ordinal, revisionFor(ordinal)));
      } else if (pod.hasEnded()) {
        recreate(pod);
      } else {
        keep(pod, ordinal);
      }
      boolean stands = pod != null && !pod.hasEnded() && !pod.isTerminating() && observed.isAvailable(pod);
      if (set.isOrdered() && !stands) {
        return false;
      }
    }
    return true;
  }

  private void recreate(SetPod pod) {
    if (!pod.isTerminating()) {
      actions.add(new Action.Recreate(pod));
    }
  }

  private void keep(SetPod pod, int ordinal) {
    if (pod.isPending()) {
      actions.add(new Action.EnsureClaims(pod, ordinal));
    }
    if (!pod.knowsItself()) {
      actions.add(new Action.Relabel(pod));
    }
    if (!set.claimTemplates().isEmpty()) {
      actions.add(new Action.Own(pod, ordinal));
    }
  }

  /** Pods below the partition stay what they were, also when they come anew. */
  private String revisionFor(int ordinal) {
    return !set.updatesOnDelete() && ordinal < set.start() + set.partition() ? observed.current() : observed.update();
  }

  private List<SetPod> condemned() {
    return observed.pods().entrySet().stream()
        .filter(entry -> !set.hasOrdinal(entry.getKey()))
        .map(Map.Entry::getValue)
        .toList().reversed();
  }

  private boolean scaleDown() {
    var firstUnhealthy = observed.pods().values().stream().filter(pod -> !pod.isHealthy()).findFirst();
    for (var pod : condemned()) {
      if (!pod.isTerminating() && !mayGo(pod, firstUnhealthy)) {
        return false;
      }
      if (!pod.isTerminating()) {
        actions.add(new Action.Condemn(pod));
      }
      if (set.isOrdered()) {
        return false;
      }
    }
    return true;
  }

  /** Of pods that are too many, an unhealthy one goes before others only if nothing below it is unhealthy. */
  private boolean mayGo(SetPod pod, Optional<SetPod> firstUnhealthy) {
    return !set.isOrdered() || observed.isAvailable(pod) || firstUnhealthy.filter(pod::equals).isPresent();
  }

  private void update() {
    if (set.updatesOnDelete()) {
      return;
    }
    for (int ordinal = set.start() + set.replicas() - 1; ordinal >= set.start() + set.partition(); ordinal--) {
      var pod = observed.pods().get(ordinal);
      if (pod == null) {
        return;
      }
      if (!pod.revision().equals(observed.update()) && !pod.isTerminating()) {
        replace(pod);
        return;
      }
      if (!pod.isHealthy()) {
        return;
      }
    }
  }

  /** One that has ended goes anyhow. */
  private void replace(SetPod pod) {
    if (!pod.hasEnded()) {
      actions.add(new Action.Replace(pod));
    }
  }
}
