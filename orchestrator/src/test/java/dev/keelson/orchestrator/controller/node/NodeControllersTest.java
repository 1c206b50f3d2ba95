package dev.keelson.orchestrator.controller.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.Yaml;
import dev.keelson.orchestrator.client.ApiClient;
import dev.keelson.orchestrator.client.ObjectKey;
import dev.keelson.orchestrator.client.Patch;
import dev.keelson.orchestrator.client.ResourceType;
import dev.keelson.orchestrator.client.ResourceTypes;
import dev.keelson.orchestrator.client.Selection;
import dev.keelson.orchestrator.controller.ControllerContext;
import dev.keelson.orchestrator.controller.Outcome;
import dev.keelson.orchestrator.controller.pods.Conditions;
import dev.keelson.orchestrator.live.Eventually;
import dev.keelson.orchestrator.live.LiveApi;
import dev.keelson.orchestrator.object.Metadata;
import dev.keelson.orchestrator.value.Times;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A node falls silent: its pods are not ready any more, and leave when their time is over. The test has the clock. */
class NodeControllersTest {
  private static final ObjectKey SICK = ObjectKey.of("sick");
  private static final ObjectKey POD = new ObjectKey("default", "p");

  @TempDir
  private Path directory;

  private LiveApi api;
  private ApiClient client;
  private ControllerContext context;
  private Instant now = Clock.systemUTC().instant();

  @BeforeEach
  void start() {
    api = LiveApi.start(directory);
    client = api.admin();
    var given = api.context("node-controller", 1);
    context = new ControllerContext(given.client(), given.informers(), given.events(), () -> now, given.random());
  }

  @AfterEach
  void end() {
    api.close();
  }

  private void node(String name) {
    client.create(ResourceTypes.NODES, "", Yaml.object("metadata: {name: " + name + "}"));
    client.patch(ResourceTypes.NODES, ObjectKey.of(name), Patch.strategic(Yaml.object(
        "status: {conditions: [{type: Ready, status: 'True', lastHeartbeatTime: '" + Times.seconds(now)
            + "', lastTransitionTime: '" + Times.seconds(now) + "'}]}")).status());
  }

  /** Waits until the informer knows what the server has. */
  private void hear(ResourceType... types) {
    for (var type : types) {
      var indexer = api.informers().of(type);
      new Eventually(api, type).that(() -> "not heard: " + type,
          () -> versions(client.list(type, Selection.ALL).items()).equals(versions(indexer.all())));
    }
  }

  private static Set<String> versions(List<ObjectNode> objects) {
    return objects.stream().map(Metadata::resourceVersion).collect(Collectors.toSet());
  }

  private String taints(ObjectKey node) {
    return Taint.all(client.get(ResourceTypes.NODES, node)).stream()
        .map(taint -> taint.key().replace("node.kubernetes.io/", "") + ":" + taint.effect())
        .collect(Collectors.joining(" "));
  }

  @Test
  void a_node_that_falls_silent_loses_its_pods_in_time() {
    node("sick");
    node("well");
    client.create(ResourceTypes.PODS, "default", Yaml.object("""
        metadata: {name: p, namespace: default}
        spec: {nodeName: sick, containers: [{name: c, image: i}]}
        """));
    client.patch(ResourceTypes.PODS, POD, Patch.strategic(Yaml.object(
        "status: {phase: Running, conditions: [{type: Ready, status: 'True'}]}")).status());
    var lifecycle = new NodeLifecycleController(context);
    var eviction = new TaintEvictionController(context);
    hear(ResourceTypes.NODES, ResourceTypes.PODS, ResourceTypes.LEASES);
    lifecycle.reconcile(SICK);
    lifecycle.reconcile(ObjectKey.of("well"));
    assertEquals("", taints(SICK), "the taint of a new node goes when it is ready");

    now = now.plusSeconds(51);
    hear(ResourceTypes.NODES);
    lifecycle.reconcile(SICK);
    assertEquals("NodeStatusUnknown", Conditions.find(client.get(ResourceTypes.NODES, SICK), "Ready").orElseThrow()
        .path("reason").asText());
    assertEquals("unreachable:NoSchedule unreachable:NoExecute", taints(SICK));
    assertTrue(!Conditions.isTrue(client.get(ResourceTypes.PODS, POD), "Ready"));

    hear(ResourceTypes.NODES, ResourceTypes.PODS);
    assertInstanceOf(Outcome.CheckAgainAfter.class, eviction.reconcile(POD));
    now = now.plusSeconds(301);
    eviction.reconcile(POD);
    var leaving = client.get(ResourceTypes.PODS, POD);
    assertTrue(Metadata.isDeleting(leaving));
    assertEquals("DeletionByTaintManager",
        Conditions.find(leaving, "DisruptionTarget").orElseThrow().path("reason").asText());
  }

  @Test
  void each_node_gets_addresses_of_its_own() {
    for (int i = 0; i < 5; i++) {
      node("n" + i);
    }
    hear(ResourceTypes.NODES);
    var addresses = new NodeAddressesController(context, "10.244.0.0/16");
    api.informers().of(ResourceTypes.NODES).all().forEach(node -> addresses.reconcile(ObjectKey.of(node)));
    assertEquals(5, client.list(ResourceTypes.NODES, Selection.ALL).items().stream()
        .map(node -> node.path("spec").path("podCIDR").asText()).filter(cidr -> cidr.endsWith("/24"))
        .distinct().count());
  }
}
