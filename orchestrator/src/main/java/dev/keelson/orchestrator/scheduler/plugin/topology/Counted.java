package dev.keelson.orchestrator.scheduler.plugin.topology;

import dev.keelson.orchestrator.scheduler.snapshot.NodeInfo;
import dev.keelson.orchestrator.scheduler.snapshot.PodInfo;
import dev.keelson.orchestrator.scheduler.snapshot.SpreadRule;
import java.util.IdentityHashMap;
import java.util.Map;

/**
 * Counts the pods that a rule means. What it means depends on labels alone within a namespace, and pods of one workload
 * share an instance of them, so the selector is asked once per workload, not once per pod.
 */
final class Counted {
  private final SpreadRule rule;
  private final String namespace;
  private final IdentityHashMap<Map<String, String>, Boolean> byLabels = new IdentityHashMap<>();

  Counted(SpreadRule rule, PodInfo pod) {
    this.rule = rule;
    this.namespace = pod.id().namespace();
  }

  int on(NodeInfo node) {
    var count = 0;
    for (var other : node.pods()) {
      if (!other.standing().deleting() && other.id().namespace().equals(namespace) && isMeant(other)) {
        count++;
      }
    }
    return count;
  }

  private boolean isMeant(PodInfo other) {
    var labels = other.id().labels();
    var known = byLabels.get(labels);
    if (known == null) {
      known = rule.counts(other, namespace);
      byLabels.put(labels, known);
    }
    return known;
  }
}
