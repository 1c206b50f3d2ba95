package dev.keelson.orchestrator.controller.node;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.client.ApiClient;
import dev.keelson.orchestrator.client.ObjectKey;
import dev.keelson.orchestrator.client.Patch;
import dev.keelson.orchestrator.client.ResourceTypes;
import dev.keelson.orchestrator.client.event.EventRecorder;
import dev.keelson.orchestrator.client.event.EventType;
import dev.keelson.orchestrator.client.informer.Indexer;
import dev.keelson.orchestrator.controller.Controller;
import dev.keelson.orchestrator.controller.ControllerContext;
import dev.keelson.orchestrator.controller.Outcome;
import dev.keelson.orchestrator.controller.Sources;
import dev.keelson.orchestrator.controller.node.NodeTaintPlan.Eviction;
import dev.keelson.orchestrator.controller.pods.Conditions;
import dev.keelson.orchestrator.object.Metadata;
import dev.keelson.orchestrator.value.Times;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Says of nodes that are silent that nothing is known of them, and taints nodes as their conditions ask for. */
public final class NodeLifecycleController implements Controller {
  private static final String LEASES = "kube-node-lease";

  private final ApiClient client;
  private final EventRecorder events;
  private final InstantSource clock;
  private final Indexer nodes;
  private final Indexer leases;
  private final UnreadyPods pods;
  private final Zones zones = new Zones();
  private final Map<ObjectKey, Heartbeat> heartbeats = new ConcurrentHashMap<>();

  public NodeLifecycleController(ControllerContext context) {
    this.client = context.client();
    this.events = context.events();
    this.clock = context.clock();
    this.nodes = context.informers().of(ResourceTypes.NODES);
    this.leases = context.informers().of(ResourceTypes.LEASES);
    this.pods = new UnreadyPods(context);
  }

  @Override
  public String name() {
    return "node-lifecycle";
  }

  @Override
  public void watch(Sources sources) {
    sources.onEach(ResourceTypes.NODES);
    sources.every(Limits.MONITOR_PERIOD, () -> nodes.all().stream().map(ObjectKey::of));
  }

  @Override
  public Outcome reconcile(ObjectKey key) {
    var node = nodes.get(key);
    if (node.isEmpty()) {
      heartbeats.remove(key);
      pods.forget(key.name());
      return Outcome.SETTLED;
    }
    var now = clock.instant();
    var heard = observe(key, node.get(), now);
    var current = heard.isSilent(now) ? silence(node.get(), now) : node.get();
    taint(current, now);
    label(current);
    pods.follow(current);
    return Outcome.SETTLED;
  }

  private Heartbeat observe(ObjectKey key, ObjectNode node, Instant now) {
    var before = Optional.ofNullable(heartbeats.get(key));
    if (before.isEmpty()) {
      events.record(node, EventType.NORMAL, "RegisteredNode", "Node %s event: Registered Node %s in Controller"
          .formatted(key.name(), key.name()));
    }
    var heard = Heartbeat.observe(before, node, leases.get(new ObjectKey(LEASES, key.name())), now);
    heartbeats.put(key, heard);
    return heard;
  }

  private ObjectNode silence(ObjectNode node, Instant now) {
    var silent = NodeHealthPlan.silent(node, Times.seconds(now));
    if (silent.equals(node)) {
      return node;
    }
    if (Conditions.isTrue(node, "Ready")) {
      events.record(node, EventType.NORMAL, "NodeNotReady",
          "Node %s status is now: NodeNotReady".formatted(Metadata.name(node)));
    }
    return client.updateStatus(ResourceTypes.NODES, silent);
  }

  private void taint(ObjectNode node, Instant now) {
    var eviction = NodeTaintPlan.isDown(node) ? eviction(node, now) : Eviction.STOP;
    var wanted = NodeTaintPlan.taints(node, eviction, Times.seconds(now));
    if (!wanted.equals(Taint.all(node))) {
      var spec = JsonNodeFactory.instance.objectNode();
      spec.set("taints", Taint.tree(wanted));
      patch(node, "spec", spec);
    }
  }

  private Eviction eviction(ObjectNode node, Instant now) {
    var all = nodes.all();
    if (Zones.isAlone(all)) {
      return Eviction.STOP;
    }
    return !NodeTaintPlan.isEvicting(node) && zones.mayEvict(node, all, now) ? Eviction.BEGIN : Eviction.GO_ON;
  }

  /** Old names of labels that are still asked for. */
  private void label(ObjectNode node) {
    var labels = node.path("metadata").path("labels");
    var missing = JsonNodeFactory.instance.objectNode();
    for (var name : new String[] {"os", "arch"}) {
      var value = labels.path("kubernetes.io/" + name);
      if (value.isTextual() && !value.equals(labels.path("beta.kubernetes.io/" + name))) {
        missing.set("beta.kubernetes.io/" + name, value);
      }
    }
    if (!missing.isEmpty()) {
      var metadata = JsonNodeFactory.instance.objectNode();
      metadata.set("labels", missing);
      var body = JsonNodeFactory.instance.objectNode();
      body.set("metadata", metadata);
      client.patch(ResourceTypes.NODES, ObjectKey.of(node), Patch.merge(body));
    }
  }

  /** Only if the node is still the one that was looked at. */
  private void patch(ObjectNode node, String field, ObjectNode value) {
    var body = JsonNodeFactory.instance.objectNode();
    body.putObject("metadata").put("resourceVersion", Metadata.resourceVersion(node));
    body.set(field, value);
    client.patch(ResourceTypes.NODES, ObjectKey.of(node), Patch.merge(body));
  }
}
