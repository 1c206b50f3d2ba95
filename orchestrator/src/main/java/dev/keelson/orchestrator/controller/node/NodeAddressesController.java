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
import dev.keelson.orchestrator.object.Metadata;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Gives each node a part of the addresses of pods ({@code spec.podCIDR}). */
public final class NodeAddressesController implements Controller {
  /** kube-controller-manager's --node-cidr-mask-size. */
  private static final int PART_BITS = 24;

  /** Only another node's end frees addresses. */
  private static final Duration UNTIL_NODES_LEAVE = Duration.ofSeconds(30);

  private final ApiClient client;
  private final EventRecorder events;
  private final Indexer nodes;
  private final CidrSet set;

  /** What each node has, as this has heard or decided. There is one worker. */
  private final Map<ObjectKey, String> given = new HashMap<>();

  /**
   * Hands out parts of /24.
   *
   * @param clusterCidr such as {@code 10.244.0.0/16}
   */
  public NodeAddressesController(ControllerContext context, String clusterCidr) {
    this.client = context.client();
    this.events = context.events();
    this.nodes = context.informers().of(ResourceTypes.NODES);
    this.set = new CidrSet(clusterCidr, PART_BITS);
  }

  @Override
  public String name() {
    return "node-ipam";
  }

  @Override
  public void watch(Sources sources) {
    sources.onEach(ResourceTypes.NODES);
  }

  /** Two workers could give one part twice. */
  @Override
  public int workers() {
    return 1;
  }

  @Override
  public Outcome reconcile(ObjectKey key) {
    if (given.isEmpty()) {
      nodes.all().forEach(this::keep);
    }
    var node = nodes.get(key);
    if (node.isEmpty()) {
      var cidr = given.remove(key);
      if (cidr != null) {
        set.release(cidr);
      }
    } else if (!keep(node.get())) {
      return assign(key, node.get());
    }
    return Outcome.SETTLED;
  }

  /** Whether the node has addresses. */
  private boolean keep(ObjectNode node) {
    var cidr = node.path("spec").path("podCIDR").asText("");
    if (!cidr.isEmpty()) {
      set.occupy(cidr);
      given.put(ObjectKey.of(node), cidr);
    }
    return !cidr.isEmpty();
  }

  private Outcome assign(ObjectKey key, ObjectNode node) {
    var cidr = given.computeIfAbsent(key, _ -> {
      var part = set.take();
      return part.isPresent() ? set.text(part.getAsInt()) : "";
    });
    if (cidr.isEmpty()) {
      given.remove(key);
      events.record(node, EventType.NORMAL, "CIDRNotAvailable",
          "Node %s status is now: CIDRNotAvailable".formatted(key.name()));
      return Outcome.checkAgainAfter(UNTIL_NODES_LEAVE);
    }
    var body = JsonNodeFactory.instance.objectNode();
    body.putObject("metadata").put("uid", Metadata.uid(node));
    body.putObject("spec").put("podCIDR", cidr).putArray("podCIDRs").add(cidr);
    client.patch(ResourceTypes.NODES, key, Patch.strategic(body));
    return Outcome.SETTLED;
  }
}
