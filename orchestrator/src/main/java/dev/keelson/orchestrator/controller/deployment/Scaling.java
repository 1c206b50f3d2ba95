package dev.keelson.orchestrator.controller.deployment;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Sizes when a Deployment was scaled, without moving the rollout on. While several ReplicaSets have pods, each gets its
 * share: if the new template is bad, scaling up must not multiply it.
 */
final class Scaling {
  private final Rollout rollout;
  private final Bounds bounds;

  Scaling(Rollout rollout) {
    this.rollout = rollout;
    this.bounds = rollout.bounds();
  }

  /** How large ReplicaSets are to be; those of the same size are named where they need new annotations. */
  Map<ObjectNode, Integer> sizes() {
    var only = onlyOne();
    if (only.isPresent()) {
      return Sets.replicas(only.get()) == bounds.replicas() ? Map.of() : Map.of(only.get(), bounds.replicas());
    }
    if (rollout.newest().filter(this::isSaturated).isPresent()) {
      var none = new LinkedHashMap<ObjectNode, Integer>();
      Sets.active(rollout.old()).forEach(set -> none.put(set, 0));
      return none;
    }
    return rollout.recreates() ? Map.of() : proportional();
  }

  /** The ReplicaSet that has the pods; the latest when none has any. Empty when several have. */
  private Optional<ObjectNode> onlyOne() {
    var active = Sets.active(rollout.all());
    return switch (active.size()) {
      case 0 -> rollout.newest().or(() -> rollout.old().stream().max(Sets.BY_AGE));
      case 1 -> Optional.of(active.getFirst());
      default -> Optional.empty();
    };
  }

  private boolean isSaturated(ObjectNode set) {
    int wanted = bounds.replicas();
    return Sets.replicas(set) == wanted && Annotations.desired(set).orElse(-1) == wanted
        && Sets.available(set) == wanted;
  }

  private Map<ObjectNode, Integer> proportional() {
    int allowed = bounds.replicas() > 0 ? bounds.most() : 0;
    int toAdd = allowed - Sets.replicas(rollout.all());
    int added = 0;
    var sizes = new LinkedHashMap<ObjectNode, Integer>();
    for (var set : sorted(toAdd)) {
      int share = share(set, toAdd, added);
      sizes.put(set, Sets.replicas(set) + share);
      added += share;
    }
    int leftOver = toAdd - added;
    sizes.entrySet().stream().findFirst()
        .ifPresent(first -> first.setValue(Math.max(0, first.getValue() + leftOver)));
    return sizes;
  }

  /** The largest first; of equal ones the newer when growing, the older when shrinking. */
  private List<ObjectNode> sorted(int toAdd) {
    var largest = Comparator.<ObjectNode>comparingInt(Sets::replicas).reversed();
    return Sets.active(rollout.all()).stream()
        .sorted(largest.thenComparing(toAdd > 0 ? Sets.BY_AGE.reversed() : Sets.BY_AGE))
        .toList();
  }

  private int share(ObjectNode set, int toAdd, int added) {
    if (toAdd == 0 || toAdd == added) {
      return 0;
    }
    int rest = toAdd - added;
    return toAdd > 0 ? Math.min(fraction(set), rest) : Math.max(fraction(set), rest);
  }

  /** What keeps its part of the whole, measured by the size that it was last scaled for. */
  private int fraction(ObjectNode set) {
    int size = Sets.replicas(set);
    if (bounds.replicas() == 0) {
      return -size;
    }
    int whole = Annotations.most(set).orElse(0);
    if (whole == 0) {
      whole = rollout.deployment().path("status").path("replicas").asInt(0);
    }
    return whole == 0 ? 0 : (int) Math.round((double) size * bounds.most() / whole) - size;
  }
}
