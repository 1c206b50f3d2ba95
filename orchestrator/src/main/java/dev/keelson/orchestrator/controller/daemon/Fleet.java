package dev.keelson.orchestrator.controller.daemon;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.object.Metadata;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a pass knows when it begins: the nodes, and the pods on or for each of them.
 *
 * @param nodes by name
 * @param pods by the name of their node, which need not exist; empty for pods that are for no node
 * @param hash of the revision that pods should have
 */
record Fleet(
    DaemonSet set, Map<String, Suitability> nodes, Map<String, List<DaemonPod>> pods, String hash, Instant now) {
  Fleet {
    nodes = new TreeMap<>(nodes);
    pods = new TreeMap<>(pods);
  }

  static Fleet of(DaemonSet set, List<ObjectNode> nodes, List<DaemonPod> pods, String hash, Instant now) {
    var suitabilities = new TreeMap<String, Suitability>();
    nodes.forEach(node -> suitabilities.put(Metadata.name(node), Suitability.of(set, node)));
    var byNode = new TreeMap<String, List<DaemonPod>>();
    pods.stream().sorted(DaemonPod.OLDEST_FIRST)
        .forEach(pod -> byNode.computeIfAbsent(pod.node(), _ -> new ArrayList<>()).add(pod));
    return new Fleet(set, suitabilities, byNode, hash, now);
  }

  /** The oldest first. */
  List<DaemonPod> on(String node) {
    return pods.getOrDefault(node, List.of());
  }

  boolean isAvailable(DaemonPod pod) {
    return pod.isAvailable(set.minReadySeconds(), now);
  }

  /** On how many nodes there should be a pod. */
  int desired() {
    return (int) nodes.values().stream().filter(Suitability::shouldRun).count();
  }
}
