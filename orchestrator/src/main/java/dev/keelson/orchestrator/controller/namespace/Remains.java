package dev.keelson.orchestrator.controller.namespace;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What was still in a namespace after all of it was asked to go.
 *
 * @param undiscovered why groups of resources are unknown, by group and version: there may be more
 * @param failures why something could not be deleted
 * @param resources how many objects are left, by {@code PLURAL.GROUP}
 * @param finalizers how many objects each finalizer holds back
 * @param estimate how long it will take until the rest is gone; zero when nothing is known
 */
record Remains(
    SortedMap<String, String> undiscovered,
    List<String> failures,
    SortedMap<String, Integer> resources,
    SortedMap<String, Integer> finalizers,
    Duration estimate) {
  Remains {
    undiscovered = Collections.unmodifiableSortedMap(new TreeMap<>(undiscovered));
    failures = List.copyOf(failures);
    resources = Collections.unmodifiableSortedMap(new TreeMap<>(resources));
    finalizers = Collections.unmodifiableSortedMap(new TreeMap<>(finalizers));
  }

  /** Whether the namespace is known to be empty. */
  boolean isNothing() {
    return undiscovered.isEmpty() && failures.isEmpty() && resources.isEmpty();
  }
}
