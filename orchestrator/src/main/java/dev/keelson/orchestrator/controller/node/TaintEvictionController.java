package dev.keelson.orchestrator.controller.node;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.client.ApiClient;
import dev.keelson.orchestrator.client.Deletion;
import dev.keelson.orchestrator.client.ObjectKey;
import dev.keelson.orchestrator.client.ResourceTypes;
import dev.keelson.orchestrator.client.event.EventRecorder;
import dev.keelson.orchestrator.client.event.EventType;
import dev.keelson.orchestrator.client.informer.Indexer;
import dev.keelson.orchestrator.controller.Controller;
import dev.keelson.orchestrator.controller.ControllerContext;
import dev.keelson.orchestrator.controller.Outcome;
import dev.keelson.orchestrator.controller.Sources;
import dev.keelson.orchestrator.controller.node.EvictionPlan.Stay;
import dev.keelson.orchestrator.controller.pods.Condition;
import dev.keelson.orchestrator.controller.pods.Conditions;
import dev.keelson.orchestrator.controller.pods.Pods;
import dev.keelson.orchestrator.object.Metadata;
import dev.keelson.orchestrator.status.Reason;
import dev.keelson.orchestrator.status.Refusal;
import dev.keelson.orchestrator.value.Times;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Deletes pods that do not tolerate a NoExecute taint of their node, or not any longer. */
public final class TaintEvictionController implements Controller {
  private final ApiClient client;
  private final EventRecorder events;
  private final InstantSource clock;
  private final Indexer pods;
  private final Indexer nodes;

  /** Since when a pod was seen to be where it cannot stay for ever. */
  private final Map<ObjectKey, Instant> waiting = new ConcurrentHashMap<>();

  public TaintEvictionController(ControllerContext context) {
    this.client = context.client();
    this.events = context.events();
    this.clock = context.clock();
    this.pods = context.informers().of(ResourceTypes.PODS);
    this.nodes = context.informers().of(ResourceTypes.NODES);
  }

  @Override
  public String name() {
    return "taint-eviction";
  }

  @Override
  public void watch(Sources sources) {
    sources.on(ResourceTypes.PODS, pod -> concerns(pod) ? Stream.of(ObjectKey.of(pod)) : Stream.empty());
    sources.on(ResourceTypes.NODES, (before, after) -> {
      if (after.isPresent() && !before.map(EvictionPlan::taints).equals(after.map(EvictionPlan::taints))) {
        var name = Metadata.name(after.get());
        pods.all().stream().filter(pod -> Pods.nodeName(pod).equals(name)).map(ObjectKey::of).forEach(sources::wake);
      }
    });
  }

  /** Most pods are on nodes without such taints. */
  private boolean concerns(ObjectNode pod) {
    return waiting.containsKey(ObjectKey.of(pod))
        || node(pod).filter(node -> !EvictionPlan.taints(node).isEmpty()).isPresent();
  }

  private Optional<ObjectNode> node(ObjectNode pod) {
    return nodes.get(ObjectKey.of(Pods.nodeName(pod)));
  }

  @Override
  public Outcome reconcile(ObjectKey key) {
    var pod = pods.get(key).filter(each -> !Metadata.isDeleting(each));
    var node = pod.flatMap(this::node);
    if (node.isEmpty()) {
      waiting.remove(key);
      return Outcome.SETTLED;
    }
    var now = clock.instant();
    return switch (EvictionPlan.stay(pod.get(), node.get(), waiting.getOrDefault(key, now))) {
      case Stay.ForEver() -> {
        if (waiting.remove(key) != null) {
          events.record(pod.get(), EventType.NORMAL, "TaintManagerEviction", "Cancelling deletion of Pod " + key);
        }
        yield Outcome.SETTLED;
      }
      case Stay.Until(var end) when end.isAfter(now) -> {
        waiting.putIfAbsent(key, now);
        yield Outcome.checkAgainAfter(Duration.between(now, end));
      }
      case Stay.Until _ -> {
        evict(key, pod.get());
        waiting.remove(key);
        yield Outcome.SETTLED;
      }
    };
  }

  private void evict(ObjectKey key, ObjectNode pod) {
    events.record(pod, EventType.NORMAL, "TaintManagerEviction", "Marking for deletion Pod " + key);
    try {
      var live = client.get(ResourceTypes.PODS, key);
      Conditions.put(live.withObjectProperty("status"), new Condition("DisruptionTarget", "True",
          "DeletionByTaintManager", "Taint manager: deleting due to NoExecute taint"), Times.seconds(clock.instant()));
      client.updateStatus(ResourceTypes.PODS, live);
      client.delete(ResourceTypes.PODS, key, Deletion.usual().ifUid(Metadata.uid(pod)));
    } catch (Refusal refusal) {
      if (refusal.reason() != Reason.NOT_FOUND) {
        throw refusal;
      }
    }
  }
}
