package dev.keelson.orchestrator.controller.node;

import com.fasterxml.jackson.databind.JsonNode;
import dev.keelson.orchestrator.controller.pods.Conditions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which taints a node has for its conditions. Those of others stay as they are. */
final class NodeTaintPlan {
  private static final String UNSCHEDULABLE = "node.kubernetes.io/unschedulable";

  /** Of a condition that is True, other than Ready. */
  private static final Map<String, String> OF_CONDITION = Map.of(
      "MemoryPressure", "node.kubernetes.io/memory-pressure",
      "DiskPressure", "node.kubernetes.io/disk-pressure",
      "PIDPressure", "node.kubernetes.io/pid-pressure",
      "NetworkUnavailable", "node.kubernetes.io/network-unavailable");

  private static final Set<String> OWN = Set.of(Taint.NOT_READY, Taint.UNREACHABLE, UNSCHEDULABLE,
      "node.kubernetes.io/memory-pressure", "node.kubernetes.io/disk-pressure", "node.kubernetes.io/pid-pressure",
      "node.kubernetes.io/network-unavailable");

  /** Whether a node may lose its pods. */
  enum Eviction {
    /** It may. */
    BEGIN,
    /** Only if it does already. */
    GO_ON,
    /** It may not, even if it does already. */
    STOP
  }

  private NodeTaintPlan() {}

  /**
   * The node's taints as they should be.
   *
   * @param eviction what is allowed to a node that should lose its pods
   * @param now RFC 3339
   */
  static List<Taint> taints(JsonNode node, Eviction eviction, String now) {
    var there = Taint.all(node);
    var wanted = new LinkedHashMap<String, Taint>();
    noSchedule(node).forEach(key -> put(wanted, new Taint(key, "", Taint.NO_SCHEDULE, now)));
    var evicting = evicting(node);
    boolean allowed = switch (eviction) {
      case BEGIN -> true;
      case GO_ON -> isEvicting(node);
      case STOP -> false;
    };
    if (!evicting.isEmpty() && allowed) {
      put(wanted, new Taint(evicting, "", Taint.NO_EXECUTE, now));
    }
    var taints = new ArrayList<Taint>();
    for (var taint : there) {
      if (!isOwn(taint)) {
        taints.add(taint);
      } else if (wanted.remove(id(taint)) != null) {
        taints.add(taint);
      }
    }
    taints.addAll(wanted.values());
    return taints;
  }

  /** Whether the node should lose its pods. */
  static boolean isDown(JsonNode node) {
    return !evicting(node).isEmpty();
  }

  /** Whether it is losing them. */
  static boolean isEvicting(JsonNode node) {
    return Taint.all(node).stream().anyMatch(NodeTaintPlan::isOwnEviction);
  }

  private static List<String> noSchedule(JsonNode node) {
    var keys = new ArrayList<String>();
    for (var condition : node.path("status").path("conditions")) {
      var type = condition.path("type").asText();
      var status = condition.path("status").asText();
      var bad = status.equals("True") ? OF_CONDITION.getOrDefault(type, "") : "";
      var key = type.equals("Ready") ? key(status) : bad;
      if (!key.isEmpty()) {
        keys.add(key);
      }
    }
    if (node.path("spec").path("unschedulable").asBoolean(false)) {
      keys.add(UNSCHEDULABLE);
    }
    return keys;
  }

  /** The key by which pods are sent away; empty when they may stay. A node without the condition never reported. */
  private static String evicting(JsonNode node) {
    return Conditions.find(node, "Ready").map(ready -> key(ready.path("status").asText())).orElse("");
  }

  private static String key(String ready) {
    return switch (ready) {
      case "False" -> Taint.NOT_READY;
      case "Unknown" -> Taint.UNREACHABLE;
      default -> "";
    };
  }

  private static boolean isOwn(Taint taint) {
    return (taint.effect().equals(Taint.NO_SCHEDULE) && OWN.contains(taint.key())) || isOwnEviction(taint);
  }

  private static boolean isOwnEviction(Taint taint) {
    return taint.is(Taint.NOT_READY, Taint.NO_EXECUTE) || taint.is(Taint.UNREACHABLE, Taint.NO_EXECUTE);
  }

  private static void put(Map<String, Taint> wanted, Taint taint) {
    wanted.put(id(taint), taint);
  }

  private static String id(Taint taint) {
    return taint.key() + ":" + taint.effect();
  }
}
