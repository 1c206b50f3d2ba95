package dev.keelson.orchestrator.scheduler.snapshot;

import dev.keelson.orchestrator.selector.LabelSelector;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Pods that a pod wants near, or far.
 *
 * @param selector empty: no pod at all
 * @param namespaces by name
 * @param namespaceSelector and these too
 * @param topologyKey near means: on nodes with the same value of this label
 */
public record PodTerm(Optional<LabelSelector> selector, Set<String> namespaces,
    Optional<LabelSelector> namespaceSelector, String topologyKey) {
  /** Whether it means this pod; asks for the labels of its namespace only if they matter. */
  public boolean matches(PodInfo pod, Function<String, Map<String, String>> labelsOfNamespace) {
    return selects(pod.id().labels()) && isIn(pod.id().namespace(), labelsOfNamespace);
  }

  public boolean selects(Map<String, String> labels) {
    return selector.isPresent() && selector.get().matches(labels);
  }

  public boolean isIn(String namespace, Function<String, Map<String, String>> labelsOfNamespace) {
    return namespaces.contains(namespace) || namespaceSelector
        .filter(wanted -> wanted.isEverything() || wanted.matches(labelsOfNamespace.apply(namespace))).isPresent();
  }
}
