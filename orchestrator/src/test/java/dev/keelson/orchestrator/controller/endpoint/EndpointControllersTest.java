package dev.keelson.orchestrator.controller.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.Yaml;
import dev.keelson.orchestrator.client.ApiClient;
import dev.keelson.orchestrator.client.Deletion;
import dev.keelson.orchestrator.client.ObjectKey;
import dev.keelson.orchestrator.client.Patch;
import dev.keelson.orchestrator.client.ResourceTypes;
import dev.keelson.orchestrator.client.Selection;
import dev.keelson.orchestrator.live.Eventually;
import dev.keelson.orchestrator.live.LiveApi;
import dev.keelson.orchestrator.object.Metadata;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Both controllers on a real server: what services lead to is what a walk over all pods says. */
class EndpointControllersTest {
  @TempDir
  private Path directory;

  private LiveApi api;
  private ApiClient client;
  private Eventually eventually;

  @BeforeEach
  void start() {
    api = LiveApi.start(directory);
    client = api.admin();
    eventually = new Eventually(api, ResourceTypes.ENDPOINTS, ResourceTypes.ENDPOINT_SLICES, ResourceTypes.PODS);
    client.create(ResourceTypes.NODES, "", Yaml.object(
        "metadata: {name: n1, labels: {topology.kubernetes.io/zone: z}}"));
    api.run("endpoint-controller", 1, EndpointsController::new);
    api.run("endpointslice-controller", 1, EndpointSliceController::new);
    api.run("endpointslicemirroring-controller", 1, MirroringController::new);
  }

  @AfterEach
  void end() {
    api.close();
  }

  private void service(String name, String selector) {
    client.create(ResourceTypes.SERVICES, "default", Yaml.object("""
        metadata: {name: %s, namespace: default}
        spec: {%s ports: [{port: 80, targetPort: 8080}]}
        """.formatted(name, selector)));
  }

  private void pod(String name, String app) {
    client.create(ResourceTypes.PODS, "default", Yaml.object("""
        metadata: {name: %s, namespace: default, labels: {app: %s}}
        spec: {nodeName: n1, containers: [{name: c, image: i}]}
        """.formatted(name, app)));
  }

  private void report(String name, String ip, boolean ready) {
    client.patch(ResourceTypes.PODS, new ObjectKey("default", name), Patch.strategic(Yaml.object("""
        status: {phase: Running, podIP: %s, podIPs: [{ip: %s}], conditions: [{type: Ready, status: '%s'}]}
        """.formatted(ip, ip, ready ? "True" : "False"))).status());
  }

  private List<String> slices(String service) {
    var found = new ArrayList<String>();
    for (var slice : client.list(ResourceTypes.ENDPOINT_SLICES,
        new Selection("default", "kubernetes.io/service-name=" + service, "")).items()) {
      for (var endpoint : slice.path("endpoints")) {
        found.add(endpoint.path("addresses").path(0).asText() + " "
            + endpoint.path("conditions").path("ready").asBoolean());
      }
    }
    return found.stream().sorted().toList();
  }

  private List<String> endpoints(String service) {
    var found = new ArrayList<String>();
    for (var object : client.list(ResourceTypes.ENDPOINTS, Selection.of("default")).items()) {
      if (Metadata.name(object).equals(service)) {
        for (var subset : object.path("subsets")) {
          subset.path("addresses").forEach(address -> found.add(address.path("ip").asText() + " true"));
          subset.path("notReadyAddresses").forEach(address -> found.add(address.path("ip").asText() + " false"));
        }
      }
    }
    return found.stream().sorted().toList();
  }

  private void await(String service, List<String> wanted) {
    eventually.that(() -> service + " leads to " + endpoints(service) + " and " + slices(service) + ", not " + wanted,
        () -> endpoints(service).equals(wanted) && slices(service).equals(wanted));
  }

  @Test
  void a_service_leads_to_its_pods() {
    service("web", "selector: {app: web},");
    pod("a", "web");
    pod("b", "other");
    report("a", "10.1.0.1", true);
    report("b", "10.1.0.2", true);
    await("web", List.of("10.1.0.1 true"));
    report("a", "10.1.0.1", false);
    await("web", List.of("10.1.0.1 false"));
    client.delete(ResourceTypes.SERVICES, new ObjectKey("default", "web"), Deletion.background());
    eventually.that(() -> "still there", () -> client.list(ResourceTypes.ENDPOINTS, Selection.of("default")).items()
        .stream().noneMatch(object -> Metadata.name(object).equals("web")));
  }

  @Test
  void endpoints_written_by_hand_are_mirrored() {
    service("db", "");
    client.create(ResourceTypes.ENDPOINTS, "default", Yaml.object("""
        metadata: {name: db, namespace: default}
        subsets: [{addresses: [{ip: 10.9.0.1}], ports: [{port: 5432}]}]
        """));
    await("db", List.of("10.9.0.1 true"));
    client.delete(ResourceTypes.ENDPOINTS, new ObjectKey("default", "db"), Deletion.background());
    await("db", List.of());
  }

  static LongStream seeds() {
    var replay = Long.getLong("seed");
    return replay != null ? LongStream.of(replay) : LongStream.range(0, 3);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void after_any_changes_services_lead_where_a_walk_over_all_pods_says(long seed) {
    var random = new Random(seed);
    var pods = new TreeMap<String, String>();
    service("s0", "selector: {app: s0},");
    service("s1", "selector: {app: s1},");
    for (int step = 0; step < 120; step++) {
      var name = "p" + random.nextInt(25);
      switch (pods.containsKey(name) ? random.nextInt(5) : 9) {
        case 0 -> {
          client.delete(ResourceTypes.PODS, new ObjectKey("default", name), Deletion.usual().graceSeconds(0));
          pods.remove(name);
        }
        case 1 -> client.patch(ResourceTypes.PODS, new ObjectKey("default", name),
            Patch.merge(Yaml.object("metadata: {labels: {app: s" + random.nextInt(3) + "}}")));
        case 9 -> {
          pod(name, "s" + random.nextInt(3));
          pods.put(name, name);
        }
        default -> report(name, "10.1.0." + name.substring(1), random.nextBoolean());
      }
    }
    await("s0", oracle("s0"));
    await("s1", oracle("s1"));
    assertEquals(oracle("s0"), endpoints("s0"), "seed " + seed);
  }

  private List<String> oracle(String app) {
    return client.list(ResourceTypes.PODS, new Selection("default", "app=" + app, "")).items().stream()
        .filter(pod -> pod.path("status").has("podIP"))
        .map(pod -> pod.path("status").path("podIP").asText() + " " + isReady(pod)).sorted().toList();
  }

  private static boolean isReady(ObjectNode pod) {
    for (JsonNode condition : pod.path("status").path("conditions")) {
      if (condition.path("type").asText().equals("Ready")) {
        return condition.path("status").asText().equals("True");
      }
    }
    return false;
  }
}
