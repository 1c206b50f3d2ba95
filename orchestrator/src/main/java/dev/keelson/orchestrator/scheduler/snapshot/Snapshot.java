package dev.keelson.orchestrator.scheduler.snapshot;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The cluster at one moment.
 *
 * @param nodes zones in turn, so that the first ones of them are of different zones
 * @param ordinals where in {@code nodes} each is, by name
 * @param nominated pods that wait for room made for them, by node
 * @param opinionatedPods how many pods on the nodes want something of other pods
 */
public record Snapshot(List<NodeInfo> nodes, Map<String, Integer> ordinals, Map<String, List<PodInfo>> nominated,
    int opinionatedPods, Surroundings surroundings) {
  /** For tests and tools: of these nodes, in this order. */
  public static Snapshot of(List<NodeInfo> nodes, Surroundings surroundings) {
    var ordinals = new HashMap<String, Integer>();
    nodes.forEach(node -> ordinals.put(node.name(), ordinals.size()));
    var opinionated = nodes.stream().mapToInt(node -> node.opinionated().size()).sum();
    return new Snapshot(List.copyOf(nodes), Collections.unmodifiableMap(ordinals), Map.of(), opinionated, surroundings);
  }

  public int size() {
    return nodes.size();
  }

  public Optional<NodeInfo> node(String name) {
    return Optional.ofNullable(ordinals.get(name)).map(nodes::get);
  }

  public List<PodInfo> nominatedOn(String node) {
    return nominated.getOrDefault(node, List.of());
  }
}
