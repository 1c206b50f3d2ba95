package dev.keelson.orchestrator.controller.node;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Keeps pods off a node.
 *
 * @param value may be empty, as may {@code timeAdded}
 */
record Taint(String key, String value, String effect, String timeAdded) {
  static final String NO_SCHEDULE = "NoSchedule";
  static final String NO_EXECUTE = "NoExecute";
  static final String NOT_READY = "node.kubernetes.io/not-ready";
  static final String UNREACHABLE = "node.kubernetes.io/unreachable";

  static Taint of(JsonNode tree) {
    return new Taint(tree.path("key").asText(), tree.path("value").asText(""), tree.path("effect").asText(),
        tree.path("timeAdded").asText(""));
  }

  static List<Taint> all(JsonNode node) {
    var taints = new ArrayList<Taint>();
    node.path("spec").path("taints").forEach(tree -> taints.add(of(tree)));
    return taints;
  }

  static ArrayNode tree(Collection<Taint> taints) {
    var array = JsonNodeFactory.instance.arrayNode();
    for (var taint : taints) {
      var tree = array.addObject().put("key", taint.key);
      if (!taint.value.isEmpty()) {
        tree.put("value", taint.value);
      }
      tree.put("effect", taint.effect);
      if (!taint.timeAdded.isEmpty()) {
        tree.put("timeAdded", taint.timeAdded);
      }
    }
    return array;
  }

  boolean is(String otherKey, String otherEffect) {
    return key.equals(otherKey) && effect.equals(otherEffect);
  }

  /** Whether a toleration of a pod is for this taint. */
  boolean isToleratedBy(JsonNode toleration) {
    var ofEffect = toleration.path("effect").asText("");
    var ofKey = toleration.path("key").asText("");
    if (!(ofEffect.isEmpty() || ofEffect.equals(effect)) || !(ofKey.isEmpty() || ofKey.equals(key))) {
      return false;
    }
    return switch (toleration.path("operator").asText("Equal")) {
      case "Exists" -> true;
      case "Equal", "" -> toleration.path("value").asText("").equals(value);
      default -> false;
    };
  }
}
