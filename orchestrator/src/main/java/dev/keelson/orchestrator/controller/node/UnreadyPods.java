package dev.keelson.orchestrator.controller.node;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.client.ApiClient;
import dev.keelson.orchestrator.client.ResourceTypes;
import dev.keelson.orchestrator.client.event.EventRecorder;
import dev.keelson.orchestrator.client.event.EventType;
import dev.keelson.orchestrator.client.informer.Indexer;
import dev.keelson.orchestrator.controller.ControllerContext;
import dev.keelson.orchestrator.controller.pods.Condition;
import dev.keelson.orchestrator.controller.pods.Conditions;
import dev.keelson.orchestrator.controller.pods.Pods;
import dev.keelson.orchestrator.object.Metadata;
import dev.keelson.orchestrator.status.Reason;
import dev.keelson.orchestrator.status.Refusal;
import dev.keelson.orchestrator.value.Times;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Pods on a node that stopped being ready are not ready either, so that no service leads to them. */
final class UnreadyPods {
  private final ApiClient client;
  private final EventRecorder events;
  private final InstantSource clock;
  private final Indexer pods;

  /** Since when the node was not ready when its pods were last marked; after that, its kubelet has the word again. */
  private final Map<String, String> marked = new ConcurrentHashMap<>();

  UnreadyPods(ControllerContext context) {
    this.client = context.client();
    this.events = context.events();
    this.clock = context.clock();
    this.pods = context.informers().of(ResourceTypes.PODS);
  }

  void forget(String node) {
    marked.remove(node);
  }

  void follow(ObjectNode node) {
    var name = Metadata.name(node);
    var ready = Conditions.find(node, "Ready");
    if (ready.isEmpty() || ready.get().path("status").asText().equals("True")) {
      marked.remove(name);
      return;
    }
    var since = ready.get().path("lastTransitionTime").asText("");
    if (since.equals(marked.get(name))) {
      return;
    }
    pods.all().stream().filter(pod -> Pods.nodeName(pod).equals(name) && Pods.isReady(pod)).forEach(this::mark);
    marked.put(name, since);
  }

  private void mark(ObjectNode pod) {
    var wish = pod.deepCopy();
    var ready = Conditions.find(pod, "Ready").orElseThrow();
    Conditions.put(wish.withObjectProperty("status"), new Condition("Ready", "False",
        ready.path("reason").asText(""), ready.path("message").asText("")), Times.seconds(clock.instant()));
    events.record(pod, EventType.WARNING, "NodeNotReady", "Node is not ready");
    try {
      client.updateStatus(ResourceTypes.PODS, wish);
    } catch (Refusal refusal) {
      if (refusal.reason() != Reason.NOT_FOUND) {
        throw refusal;
      }
    }
  }
}
