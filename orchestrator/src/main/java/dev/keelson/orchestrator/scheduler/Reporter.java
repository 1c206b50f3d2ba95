package dev.keelson.orchestrator.scheduler;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.client.ApiClient;
import dev.keelson.orchestrator.client.ObjectKey;
import dev.keelson.orchestrator.client.Patch;
import dev.keelson.orchestrator.client.ResourceTypes;
import dev.keelson.orchestrator.value.Times;
import java.time.InstantSource;
import java.util.Optional;

/** Writes into pods' status what the scheduler has to say of them, if it is not there yet. */
final class Reporter {
  private final ApiClient client;
  private final InstantSource clock;

  Reporter(ApiClient client, InstantSource clock) {
    this.client = client;
    this.clock = clock;
  }

  /**
   * A pod found no node.
   *
   * @param nominatedNode where room is made for it; empty for nowhere any more; absent leaves it as it is
   */
  void unschedulable(ObjectNode pod, String message, Optional<String> nominatedNode) {
    var nominated = nominatedNode.filter(
        node -> !node.equals(pod.path("status").path("nominatedNodeName").asText("")));
    var condition = condition("PodScheduled", "False", "Unschedulable", message);
    if (nominated.isPresent() || !has(pod, condition)) {
      patch(pod, condition, nominated);
    }
  }

  /** A pod has to go. */
  void disrupted(ObjectNode pod, String message) {
    var condition = condition("DisruptionTarget", "True", "PreemptionByScheduler", message);
    if (!has(pod, condition)) {
      patch(pod, condition, Optional.empty());
    }
  }

  /** Nobody makes room for it any more. */
  void unseated(ObjectKey pod) {
    var body = JsonNodeFactory.instance.objectNode();
    body.putObject("status").putNull("nominatedNodeName");
    client.patch(ResourceTypes.PODS, pod, Patch.strategic(body).status());
  }

  private static ObjectNode condition(String type, String status, String reason, String message) {
    return JsonNodeFactory.instance.objectNode().put("type", type).put("status", status).put("reason", reason)
        .put("message", message);
  }

  private void patch(ObjectNode pod, ObjectNode condition, Optional<String> nominatedNode) {
    var old = old(pod, condition);
    var same = old.path("status").equals(condition.path("status"));
    // When it became so, not when it was last said.
    condition.put("lastTransitionTime",
        same ? old.path("lastTransitionTime").asText("") : Times.seconds(clock.instant()));
    var body = JsonNodeFactory.instance.objectNode();
    var status = body.putObject("status");
    status.putArray("conditions").add(condition);
    nominatedNode.ifPresent(node -> {
      if (node.isEmpty()) {
        status.putNull("nominatedNodeName");
      } else {
        status.put("nominatedNodeName", node);
      }
    });
    client.patch(ResourceTypes.PODS, ObjectKey.of(pod), Patch.strategic(body).status());
  }

  private static boolean has(ObjectNode pod, ObjectNode condition) {
    var old = old(pod, condition);
    return condition.properties().stream().allMatch(entry -> entry.getValue().equals(old.path(entry.getKey())));
  }

  private static JsonNode old(ObjectNode pod, ObjectNode condition) {
    for (var each : pod.path("status").path("conditions")) {
      if (each.path("type").equals(condition.path("type"))) {
        return each;
      }
    }
    return JsonNodeFactory.instance.missingNode();
  }
}
