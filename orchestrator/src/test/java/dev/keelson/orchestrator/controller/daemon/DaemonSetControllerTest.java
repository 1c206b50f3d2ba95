package dev.keelson.orchestrator.controller.daemon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.Yaml;
import dev.keelson.orchestrator.client.ApiClient;
import dev.keelson.orchestrator.client.Deletion;
import dev.keelson.orchestrator.client.ObjectKey;
import dev.keelson.orchestrator.client.Patch;
import dev.keelson.orchestrator.client.ResourceTypes;
import dev.keelson.orchestrator.client.Selection;
import dev.keelson.orchestrator.controller.pods.Pods;
import dev.keelson.orchestrator.live.LiveApi;
import dev.keelson.orchestrator.live.TestKubelet;
import dev.keelson.orchestrator.object.Metadata;
import dev.keelson.orchestrator.status.Refusal;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Daemon sets on a real API server, with a kubelet that does what the test wants. */
final class DaemonSetControllerTest {
  private static final ObjectKey KEY = new ObjectKey("default", "log");
  private static final int NODES = 4;

  /** Far more than any of these sets takes. */
  private static final int STEPS_MAX = 20_000;

  @TempDir
  private Path directory;

  static LongStream seeds() {
    var replay = Long.getLong("seed");
    return replay != null ? LongStream.of(replay) : LongStream.range(0, 3);
  }

  private static ObjectNode set() {
    return Yaml.object("""
        {metadata: {name: 'log', namespace: 'default'}, spec: {selector: {matchLabels: {app: 'log'}},
         template: {metadata: {labels: {app: 'log'}}, spec: {containers: [{name: 'c', image: 'one'}]}}}}""");
  }

  private static List<ObjectNode> pods(ApiClient client) {
    return client.list(ResourceTypes.PODS, Selection.of("default")).items();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void whatever_happens_each_node_gets_one_pod_of_the_newest_template(long seed) {
    var random = new SplittableRandom(seed);
    try (var api = LiveApi.start(directory)) {
      var client = api.admin();
      var kubelet = new TestKubelet(client);
      for (int node = 0; node < NODES; node++) {
        addNode(client, "n" + node);
      }
      api.run("daemon-set-controller", seed, DaemonSetController::new);
      client.create(ResourceTypes.DAEMON_SETS, "default", set());
      for (int step = 0; step < 150; step++) {
        assertOneEach(pods(client));
        pods(client).forEach(pod -> move(client, kubelet, random, pod));
        disturb(client, random);
      }
      patch(client, "{spec: {template: {spec: {containers: [{name: 'c', image: 'last'}]}}}}");
      var set = settle(client, kubelet);
      assertEquals(NODES, set.path("status").path("desiredNumberScheduled").asInt());
      assertEquals(NODES, pods(client).size());
      assertTrue(pods(client).stream()
          .allMatch(pod -> pod.path("spec").path("containers").get(0).path("image").asText().equals("last")));
    } catch (RuntimeException | AssertionError broken) {
      throw new AssertionError("replay with -Dseed=" + seed, broken);
    }
  }

  /** A node that has just come is tainted until somebody finds it ready. */
  private static void addNode(ApiClient client, String name) {
    client.create(ResourceTypes.NODES, "", Yaml.object("{metadata: {name: '%s'}}".formatted(name)));
    client.patch(ResourceTypes.NODES, ObjectKey.of(name), Patch.merge(Yaml.object("{spec: {taints: null}}")));
  }

  private static void assertOneEach(List<ObjectNode> pods) {
    var byNode = new HashMap<String, Integer>();
    pods.stream().filter(Pods::isActive).forEach(pod -> byNode.merge(new DaemonPod(pod).node(), 1, Integer::sum));
    assertTrue(byNode.values().stream().allMatch(count -> count == 1), () -> "pods by node: " + byNode);
  }

  private static ObjectNode settle(ApiClient client, TestKubelet kubelet) {
    for (int step = 0; step < STEPS_MAX; step++) {
      var set = client.get(ResourceTypes.DAEMON_SETS, KEY);
      var status = set.path("status");
      if (status.path("observedGeneration").asLong() == Metadata.generation(set)
          && status.path("updatedNumberScheduled").asInt() == NODES
          && status.path("numberAvailable").asInt() == NODES) {
        return set;
      }
      pods(client).forEach(pod -> serve(kubelet, pod));
    }
    throw new AssertionError("not settled: " + client.get(ResourceTypes.DAEMON_SETS, KEY).path("status"));
  }

  private static void serve(TestKubelet kubelet, ObjectNode pod) {
    if (Pods.isDeleting(pod)) {
      kubelet.remove(pod);
    } else if (Pods.nodeName(pod).isEmpty()) {
      kubelet.bind(pod, new DaemonPod(pod).node());
    } else if (!Pods.isReady(pod)) {
      kubelet.run(pod);
    }
  }

  private static void patch(ApiClient client, String text) {
    client.patch(ResourceTypes.DAEMON_SETS, KEY, Patch.strategic(Yaml.object(text)));
  }

  private static void disturb(ApiClient client, RandomGenerator random) {
    switch (random.nextInt(12)) {
      case 0 -> patch(client, "{spec: {template: {spec: {containers: [{name: 'c', image: 'i%d'}]}}}}"
          .formatted(random.nextInt(4)));
      case 1 -> patch(client, "{metadata: {annotations: {noise: '%d'}}}".formatted(random.nextInt()));
      default -> { }
    }
  }

  private static void move(ApiClient client, TestKubelet kubelet, RandomGenerator random, ObjectNode pod) {
    switch (random.nextInt(8)) {
      case 0, 1, 2 -> serve(kubelet, pod);
      case 3 -> kubelet.unready(pod);
      case 4 -> delete(client, pod);
      default -> { }
    }
  }

  private static void delete(ApiClient client, ObjectNode pod) {
    try {
      client.delete(ResourceTypes.PODS, ObjectKey.of(pod), Deletion.background().ifUid(Metadata.uid(pod)));
    } catch (Refusal late) {
      // Somebody else was quicker; that happens.
    }
  }
}
