package dev.keelson.orchestrator.scheduler.snapshot;

import dev.keelson.orchestrator.selector.LabelSelector;
import java.util.List;
import java.util.Optional;

/**
 * Which nodes a pod wants by what they are: nodeSelector and nodeAffinity.
 *
 * @param required any of them will do; empty when the pod requires nothing, an empty list when nothing will do
 */
public record NodeWishes(
    LabelSelector selector, Optional<List<NodeTerm>> required, List<Weighted<NodeTerm>> preferred) {
  public static final NodeWishes NONE = new NodeWishes(LabelSelector.EVERYTHING, Optional.empty(), List.of());

  public boolean requiresNothing() {
    return selector.isEverything() && required.isEmpty();
  }

  public boolean allow(NodeFacts node) {
    return selector.matches(node.labels())
        && (required.isEmpty() || required.get().stream().anyMatch(term -> term.matches(node)));
  }
}
