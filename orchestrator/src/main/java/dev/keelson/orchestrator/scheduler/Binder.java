package dev.keelson.orchestrator.scheduler;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.client.ApiClient;
import dev.keelson.orchestrator.client.ObjectKey;
import dev.keelson.orchestrator.client.ResourceTypes;
import dev.keelson.orchestrator.client.Unreachable;
import dev.keelson.orchestrator.client.event.EventRecorder;
import dev.keelson.orchestrator.client.event.EventType;
import dev.keelson.orchestrator.object.Metadata;
import dev.keelson.orchestrator.status.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the API server where a pod goes. It is the server that sees to it that no pod is bound twice. */
final class Binder {
  private static final Logger LOG = LoggerFactory.getLogger(Binder.class);

  private final ApiClient client;
  private final EventRecorder events;

  Binder(ApiClient client, EventRecorder events) {
    this.client = client;
    this.events = events;
  }

  /** Whether it is bound now; a no is a reason to decide anew. */
  boolean bind(ObjectNode pod, String node) {
    try {
      client.post(ResourceTypes.PODS, ObjectKey.of(pod), "binding", binding(pod, node));
      events.record(pod, EventType.NORMAL, "Scheduled",
          "Successfully assigned " + ObjectKey.of(pod) + " to " + node);
      return true;
    } catch (Refusal | Unreachable failed) {
      LOG.debug("{} is not bound to {}: {}", ObjectKey.of(pod), node, failed.getMessage());
      return false;
    }
  }

  private static ObjectNode binding(ObjectNode pod, String node) {
    var binding = JsonNodeFactory.instance.objectNode().put("apiVersion", "v1").put("kind", "Binding");
    binding.putObject("metadata").put("name", Metadata.name(pod)).put("namespace", Metadata.namespace(pod))
        .put("uid", Metadata.uid(pod));
    binding.putObject("target").put("kind", "Node").put("name", node);
    return binding;
  }
}
