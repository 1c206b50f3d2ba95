package dev.keelson.orchestrator.scheduler.plugin.topology;

import dev.keelson.orchestrator.scheduler.snapshot.NodeInfo;
import java.util.HashMap;
import java.util.Map;

/** A number for each value of each topology key. */
final class TopologyCounts {
  private final Map<String, Map<String, Long>> byKey;

  TopologyCounts() {
    this(new HashMap<>());
  }

  private TopologyCounts(Map<String, Map<String, Long>> byKey) {
    this.byKey = byKey;
  }

  TopologyCounts copy() {
    var copy = new HashMap<String, Map<String, Long>>();
    byKey.forEach((key, counts) -> copy.put(key, new HashMap<>(counts)));
    return new TopologyCounts(copy);
  }

  /** Counts where the node is; nowhere, if it has no such label. */
  void add(String key, NodeInfo node, long amount) {
    var value = node.facts().labels().get(key);
    if (value != null && amount != 0) {
      var counts = byKey.computeIfAbsent(key, _ -> new HashMap<>());
      if (counts.merge(value, amount, Long::sum) == 0) {
        counts.remove(value);
      }
    }
  }

  /** Where the node is. */
  long at(String key, NodeInfo node) {
    var counts = byKey.get(key);
    var value = node.facts().labels().get(key);
    return counts == null || value == null ? 0 : counts.getOrDefault(value, 0L);
  }

  /** Over all keys, where the node is. */
  long at(NodeInfo node) {
    var sum = 0L;
    for (var key : byKey.keySet()) {
      sum += at(key, node);
    }
    return sum;
  }

  boolean isAnyAt(NodeInfo node) {
    for (var key : byKey.keySet()) {
      if (at(key, node) > 0) {
        return true;
      }
    }
    return false;
  }

  boolean isEmpty() {
    return byKey.values().stream().allMatch(Map::isEmpty);
  }
}
