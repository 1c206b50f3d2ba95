package dev.keelson.orchestrator.controller.node;

import com.fasterxml.jackson.databind.JsonNode;
import dev.keelson.orchestrator.controller.pods.Conditions;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How fast nodes may lose their pods: when many fail at once, the network between them and us is a likelier cause than
 * the nodes, and evicting everything would make it worse. Any thread.
 */
final class Zones {
  private static final String EXCLUDED = "node.kubernetes.io/exclude-disruption";

  /** How a zone fares. */
  enum Health { WELL, PARTLY_DISRUPTED, DISRUPTED }

  private record Zone(Health health, int nodes) {}

  private final Map<String, Instant> lastEvictions = new ConcurrentHashMap<>();

  /** Takes the right to evict one node of its zone, if there is one now. */
  boolean mayEvict(JsonNode node, Collection<? extends JsonNode> all, Instant now) {
    var interval = interval(name(node), zones(all));
    if (interval.isEmpty()) {
      return false;
    }
    var last = Optional.ofNullable(lastEvictions.get(name(node)));
    if (last.isEmpty()) {
      return lastEvictions.putIfAbsent(name(node), now) == null;
    }
    boolean due = !now.isBefore(last.get().plus(interval.get()));
    return due && lastEvictions.replace(name(node), last.get(), now);
  }

  /** Whether no node of the whole cluster reports: then it is us who are alone. */
  static boolean isAlone(Collection<? extends JsonNode> nodes) {
    var zones = zones(nodes).values();
    return !zones.isEmpty() && zones.stream().allMatch(zone -> zone.health == Health.DISRUPTED);
  }

  /** How much time lies between two evictions; empty for none at all. */
  private static Optional<Duration> interval(String name, Map<String, Zone> zones) {
    if (zones.values().stream().allMatch(zone -> zone.health == Health.DISRUPTED)) {
      return Optional.empty();
    }
    var zone = zones.getOrDefault(name, new Zone(Health.WELL, 0));
    return switch (zone.health) {
      case WELL, DISRUPTED -> Optional.of(Limits.EVICTION_INTERVAL);
      case PARTLY_DISRUPTED -> zone.nodes > Limits.LARGE_ZONE_NODES
          ? Optional.of(Limits.SLOW_EVICTION_INTERVAL) : Optional.empty();
    };
  }

  private static Map<String, Zone> zones(Collection<? extends JsonNode> nodes) {
    var ready = new HashMap<String, Integer>();
    var unready = new HashMap<String, Integer>();
    for (var node : nodes) {
      if (!node.path("metadata").path("labels").has(EXCLUDED)) {
        (Conditions.isTrue(node, "Ready") ? ready : unready).merge(name(node), 1, Integer::sum);
      }
    }
    var zones = new HashMap<String, Zone>();
    ready.forEach((name, count) -> zones.put(name, zone(count, unready.getOrDefault(name, 0))));
    unready.forEach((name, count) -> zones.put(name, zone(ready.getOrDefault(name, 0), count)));
    return zones;
  }

  private static Zone zone(int ready, int unready) {
    return new Zone(health(ready, unready), ready + unready);
  }

  /** As Kubernetes' ComputeZoneState: two nodes that fail are no sign yet. */
  static Health health(int ready, int unready) {
    if (ready == 0 && unready > 0) {
      return Health.DISRUPTED;
    }
    boolean many = unready > 2 && (double) unready / (ready + unready) >= Limits.UNHEALTHY_SHARE;
    return many ? Health.PARTLY_DISRUPTED : Health.WELL;
  }

  static String name(JsonNode node) {
    var labels = node.path("metadata").path("labels");
    var region = labels.path("topology.kubernetes.io/region").asText("");
    var zone = labels.path("topology.kubernetes.io/zone").asText("");
    return region.isEmpty() && zone.isEmpty() ? "" : region + ":" + zone;
  }
}
