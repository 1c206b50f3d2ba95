package dev.keelson.orchestrator.controller.daemon;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.value.Trees;
import java.util.List;

/** What the pods of a daemon set put up with: what their template says, and whatever troubles a node may have. */
record Tolerations(ArrayNode all) {
  private static final String PREFIX = "node.kubernetes.io/";
  private static final List<String> NOT_EVICTED_BY = List.of("not-ready", "unreachable");
  private static final List<String> SCHEDULED_DESPITE =
      List.of("disk-pressure", "memory-pressure", "pid-pressure", "unschedulable");

  static Tolerations of(DaemonSet set) {
    var spec = set.template().path("spec");
    var all = JsonNodeFactory.instance.arrayNode();
    spec.path("tolerations").forEach(toleration -> all.add(toleration.deepCopy()));
    NOT_EVICTED_BY.forEach(trouble -> add(all, trouble, "NoExecute"));
    SCHEDULED_DESPITE.forEach(trouble -> add(all, trouble, "NoSchedule"));
    if (spec.path("hostNetwork").asBoolean(false)) {
      add(all, "network-unavailable", "NoSchedule");
    }
    return new Tolerations(all);
  }

  private static void add(ArrayNode all, String trouble, String effect) {
    ObjectNode toleration = JsonNodeFactory.instance.objectNode()
        .put("key", PREFIX + trouble).put("operator", "Exists").put("effect", effect);
    if (all.valueStream().noneMatch(known -> Trees.same(known, toleration))) {
      all.add(toleration);
    }
  }

  /** Whether all taints of the node that have this effect are put up with. */
  boolean allow(JsonNode node, String effect) {
    return node.path("spec").path("taints").valueStream()
        .filter(taint -> taint.path("effect").asText().equals(effect))
        .allMatch(taint -> all.valueStream().anyMatch(toleration -> tolerates(toleration, taint)));
  }

  private static boolean tolerates(JsonNode toleration, JsonNode taint) {
    var key = toleration.path("key").asText("");
    var effect = toleration.path("effect").asText("");
    boolean meant = (key.isEmpty() || key.equals(taint.path("key").asText()))
        && (effect.isEmpty() || effect.equals(taint.path("effect").asText()));
    return meant && (toleration.path("operator").asText("").equals("Exists")
        || toleration.path("value").asText("").equals(taint.path("value").asText("")));
  }
}
