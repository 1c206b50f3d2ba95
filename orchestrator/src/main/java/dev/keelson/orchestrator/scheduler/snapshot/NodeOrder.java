package dev.keelson.orchestrator.scheduler.snapshot;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.TreeMap;

/** The order in which nodes are looked at: one of each zone, again and again. */
final class NodeOrder {
  private NodeOrder() {}

  static List<String> of(Collection<NodeFacts> nodes) {
    var zones = new TreeMap<String, Deque<String>>();
    nodes.forEach(node -> zones.computeIfAbsent(node.zone(), _ -> new ArrayDeque<>()).add(node.name()));
    var order = new ArrayList<String>(nodes.size());
    while (!zones.isEmpty()) {
      zones.values().forEach(zone -> order.add(zone.remove()));
      zones.values().removeIf(Deque::isEmpty);
    }
    return order;
  }
}
