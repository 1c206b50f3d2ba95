package dev.keelson.orchestrator.controller.deployment;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.object.Metadata;
import dev.keelson.orchestrator.value.Trees;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What one pass does about a Deployment's ReplicaSets. */
final class RolloutPlan {
  private final Rollout rollout;
  private final Bounds bounds;

  /** Sizes by ReplicaSet, in the order in which they are written. */
  private final Map<ObjectNode, Integer> sizes = new LinkedHashMap<>();

  private RolloutPlan(Rollout rollout) {
    this.rollout = rollout;
    this.bounds = rollout.bounds();
  }

  static List<Step> of(Rollout rollout) {
    return Metadata.isDeleting(rollout.deployment()) ? List.of() : new RolloutPlan(rollout).steps();
  }

  /** Whether nothing but sizes is looked at: the Deployment is paused, or was scaled in mid-rollout. */
  static boolean onlyScales(Rollout rollout) {
    int wanted = rollout.bounds().replicas();
    return rollout.isPaused() || Sets.active(rollout.all()).stream()
        .anyMatch(set -> Annotations.desired(set).orElse(wanted) != wanted);
  }

  private List<Step> steps() {
    var amended = rollout.newest().map(this::amended).orElse(List.of());
    if (!amended.isEmpty()) {
      return amended;
    }
    if (onlyScales(rollout)) {
      sizes.putAll(new Scaling(rollout).sizes());
      var steps = writes();
      return rollout.isPaused() ? with(steps, Cleanup.steps(rollout)) : steps;
    }
    return rollout.recreates() ? recreate() : roll();
  }

  private List<Step> amended(ObjectNode newest) {
    var after = newest.deepCopy();
    NewReplicaSet.amend(rollout, after);
    return Trees.same(newest, after) ? List.of() : List.of(new Step.Write(newest, after));
  }

  private List<Step> roll() {
    if (rollout.newest().isEmpty()) {
      return List.of(creation(RollingUpdate.newestSize(rollout, 0)));
    }
    var newest = rollout.newest().get();
    int size = RollingUpdate.newestSize(rollout, Sets.replicas(newest));
    if (size != Sets.replicas(newest)) {
      sizes.put(newest, size);
    } else {
      sizes.putAll(RollingUpdate.oldSizes(rollout));
    }
    var steps = writes();
    return steps.isEmpty() ? cleanup() : steps;
  }

  private List<Step> recreate() {
    Sets.active(rollout.old()).forEach(set -> sizes.put(set, 0));
    if (!sizes.isEmpty()) {
      return writes();
    }
    if (rollout.oldPodsRun() || Sets.counted(rollout.old(), "replicas") > 0) {
      return List.of();
    }
    if (rollout.newest().isEmpty()) {
      return List.of(creation(bounds.replicas()));
    }
    if (Sets.replicas(rollout.newest().get()) != bounds.replicas()) {
      sizes.put(rollout.newest().get(), bounds.replicas());
    }
    var steps = writes();
    return steps.isEmpty() ? cleanup() : steps;
  }

  private Step creation(int size) {
    var set = NewReplicaSet.create(rollout);
    set.withObjectProperty("spec").put("replicas", size);
    return new Step.Create(set);
  }

  private List<Step> cleanup() {
    var status = rollout.deployment().path("status");
    return Progress.isComplete(rollout.deployment(), status) ? Cleanup.steps(rollout) : List.of();
  }

  private List<Step> writes() {
    var steps = new ArrayList<Step>();
    sizes.forEach((set, size) -> {
      var after = set.deepCopy();
      after.withObjectProperty("spec").put("replicas", size);
      Annotations.scaledFor(after, bounds);
      if (!Trees.same(set, after)) {
        steps.add(new Step.Write(set, after));
      }
    });
    return steps;
  }

  private static List<Step> with(List<Step> first, List<Step> second) {
    var all = new ArrayList<>(first);
    all.addAll(second);
    return all;
  }
}
