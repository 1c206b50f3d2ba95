package dev.keelson.orchestrator.controller.node;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.keelson.orchestrator.client.ApiClient;
import dev.keelson.orchestrator.client.ObjectKey;
import dev.keelson.orchestrator.client.Patch;
import dev.keelson.orchestrator.client.ResourceTypes;
import dev.keelson.orchestrator.client.informer.Indexer;
import dev.keelson.orchestrator.controller.Controller;
import dev.keelson.orchestrator.controller.ControllerContext;
import dev.keelson.orchestrator.controller.Outcome;
import dev.keelson.orchestrator.controller.Sources;
import java.util.List;

/** Tells nodes for how long they may believe what they have read: the longer, the more of them there are. */
public final class NodeTtlController implements Controller {
  private static final String ANNOTATION = "node.alpha.kubernetes.io/ttl";

  /** Kubernetes' steps: they overlap, so that a node that comes and goes changes nothing. */
  private static final List<Step> STEPS = List.of(new Step(0, 100, 0), new Step(90, 500, 15), new Step(450, 1_000, 30),
      new Step(900, 2_000, 60), new Step(1_800, Integer.MAX_VALUE, 300));

  private record Step(int nodesMin, int nodesMax, int seconds) {}

  private final ApiClient client;
  private final Indexer nodes;

  public NodeTtlController(ControllerContext context) {
    this.client = context.client();
    this.nodes = context.informers().of(ResourceTypes.NODES);
  }

  @Override
  public String name() {
    return "ttl";
  }

  @Override
  public void watch(Sources sources) {
    sources.onEach(ResourceTypes.NODES);
  }

  @Override
  public Outcome reconcile(ObjectKey key) {
    nodes.get(key).ifPresent(node -> {
      var now = node.path("metadata").path("annotations").path(ANNOTATION).asText("");
      var wanted = String.valueOf(seconds(nodes.all().size(), now));
      if (!now.equals(wanted)) {
        var body = JsonNodeFactory.instance.objectNode();
        body.putObject("metadata").putObject("annotations").put(ANNOTATION, wanted);
        client.patch(ResourceTypes.NODES, key, Patch.merge(body));
      }
    });
    return Outcome.SETTLED;
  }

  /** What a node has stays while it fits. */
  static int seconds(int nodeCount, String now) {
    var fitting = STEPS.stream().filter(step -> step.nodesMin <= nodeCount && nodeCount <= step.nodesMax).toList();
    return fitting.stream().filter(step -> String.valueOf(step.seconds).equals(now)).findFirst()
        .orElseGet(fitting::getFirst).seconds;
  }
}
