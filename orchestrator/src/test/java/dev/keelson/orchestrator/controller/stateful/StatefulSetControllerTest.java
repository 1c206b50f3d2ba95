package dev.keelson.orchestrator.controller.stateful;

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
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Stateful sets on a real API server, with a kubelet that does what the test wants. */
final class StatefulSetControllerTest {
  private static final ObjectKey KEY = new ObjectKey("default", "web");

  /** Far more than any of these sets takes. */
  private static final int STEPS_MAX = 20_000;

  @TempDir
  private Path directory;

  static LongStream seeds() {
    var replay = Long.getLong("seed");
    return replay != null ? LongStream.of(replay) : LongStream.range(0, 3);
  }

  private static ObjectNode set(String spec) {
    return Yaml.object("""
        {metadata: {name: 'web', namespace: 'default'}, spec: {%s, serviceName: 'web',
         selector: {matchLabels: {app: 'web'}}, template: {metadata: {labels: {app: 'web'}},
         spec: {containers: [{name: 'c', image: 'one'}]}}}}""".formatted(spec));
  }

  private static LiveApi start(Path directory, long seed) {
    var api = LiveApi.start(directory);
    api.run("statefulset-controller", seed, StatefulSetController::new);
    return api;
  }

  private static List<ObjectNode> pods(ApiClient client) {
    return client.list(ResourceTypes.PODS, Selection.of("default")).items();
  }

  private static void patch(ApiClient client, String text) {
    client.patch(ResourceTypes.STATEFUL_SETS, KEY, Patch.strategic(Yaml.object(text)));
  }

  private static boolean isSettled(ObjectNode set) {
    var status = set.path("status");
    int replicas = new StatefulSet(set).replicas();
    return status.path("observedGeneration").asLong() == Metadata.generation(set)
        && status.path("replicas").asInt() == replicas
        && status.path("readyReplicas").asInt() == replicas
        && status.path("updatedReplicas").asInt() == replicas
        && status.path("currentRevision").equals(status.path("updateRevision"));
  }

  /** Shows the kubelet all pods, again and again, until the set is as it should be. */
  private static ObjectNode settle(ApiClient client, Consumer<List<ObjectNode>> kubelet) {
    for (int step = 0; step < STEPS_MAX; step++) {
      var set = client.get(ResourceTypes.STATEFUL_SETS, KEY);
      if (isSettled(set)) {
        return set;
      }
      kubelet.accept(pods(client));
    }
    throw new AssertionError("not settled: " + client.get(ResourceTypes.STATEFUL_SETS, KEY).path("status"));
  }

  private static void serve(TestKubelet kubelet, List<ObjectNode> pods) {
    for (var pod : pods) {
      if (Pods.isDeleting(pod)) {
        kubelet.remove(pod);
      } else if (Pods.nodeName(pod).isEmpty()) {
        kubelet.bind(pod);
      } else if (!Pods.isReady(pod)) {
        kubelet.run(pod);
      }
    }
  }

  /** All before the last one are ready, and none is missing. */
  private static void assertInOrder(List<ObjectNode> pods) {
    var ready = new HashMap<Integer, Boolean>();
    pods.forEach(pod -> ready.put(SetPod.ordinal("web", Metadata.name(pod)).orElseThrow(), Pods.isReady(pod)));
    for (int ordinal = 0; ordinal < ready.size() - 1; ordinal++) {
      assertEquals(true, ready.get(ordinal), "pods " + ready);
    }
  }

  @Test
  void pods_come_go_and_change_in_order() {
    try (var api = start(directory, 1)) {
      var client = api.admin();
      var kubelet = new TestKubelet(client);
      client.create(ResourceTypes.STATEFUL_SETS, "default", set("replicas: 3, volumeClaimTemplates: [{metadata: {name:"
          + " 'data'}, spec: {accessModes: ['ReadWriteOnce'], resources: {requests: {storage: '1Gi'}}}}]"));
      settle(client, pods -> {
        assertInOrder(pods);
        serve(kubelet, pods);
      });
      assertEquals(List.of("data-web-0", "data-web-1", "data-web-2"),
          client.list(ResourceTypes.PERSISTENT_VOLUME_CLAIMS, Selection.of("default")).items().stream()
              .map(Metadata::name).sorted().toList());
      patch(client, "{spec: {template: {spec: {containers: [{name: 'c', image: 'two'}]}}}}");
      settle(client, pods -> serve(kubelet, pods));
      assertTrue(pods(client).stream()
          .allMatch(pod -> pod.path("spec").path("containers").get(0).path("image").asText().equals("two")));
      assertEquals(2, client.list(ResourceTypes.CONTROLLER_REVISIONS, Selection.of("default")).items().size());
      patch(client, "{spec: {replicas: 1}}");
      settle(client, pods -> serve(kubelet, pods));
      assertEquals(List.of("web-0"), pods(client).stream().map(Metadata::name).toList());
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void whatever_happens_there_is_one_pod_for_each_ordinal(long seed) {
    var random = new SplittableRandom(seed);
    try (var api = start(directory, seed)) {
      var client = api.admin();
      var kubelet = new TestKubelet(client);
      var policy = random.nextBoolean() ? "Parallel" : "OrderedReady";
      client.create(ResourceTypes.STATEFUL_SETS, "default",
          set("podManagementPolicy: '%s', replicas: %d".formatted(policy, random.nextInt(1, 5))));
      for (int step = 0; step < 150; step++) {
        var pods = pods(client);
        assertTrue(pods.stream().allMatch(pod -> SetPod.ordinal("web", Metadata.name(pod)).isPresent()));
        pods.forEach(pod -> move(client, kubelet, random, pod));
        disturb(client, random);
      }
      var set = settle(client, pods -> {
        pods.stream().filter(Pods::isEnded).forEach(kubelet::remove);
        serve(kubelet, pods);
      });
      int replicas = new StatefulSet(set).replicas();
      assertEquals(IntStream.range(0, replicas).mapToObj(ordinal -> "web-" + ordinal).toList(),
          pods(client).stream().map(Metadata::name).sorted().toList());
    } catch (RuntimeException | AssertionError broken) {
      throw new AssertionError("replay with -Dseed=" + seed, broken);
    }
  }

  private static void disturb(ApiClient client, RandomGenerator random) {
    switch (random.nextInt(10)) {
      case 0 -> patch(client, "{spec: {replicas: %d}}".formatted(random.nextInt(6)));
      case 1 -> patch(client, "{spec: {template: {spec: {containers: [{name: 'c', image: 'i%d'}]}}}}"
          .formatted(random.nextInt(4)));
      case 2 -> patch(client, "{metadata: {annotations: {noise: '%d'}}}".formatted(random.nextInt()));
      default -> { }
    }
  }

  private static void move(ApiClient client, TestKubelet kubelet, RandomGenerator random, ObjectNode pod) {
    switch (random.nextInt(8)) {
      case 0 -> kubelet.bind(pod);
      case 1, 2 -> kubelet.run(pod);
      case 3 -> kubelet.unready(pod);
      case 4 -> kubelet.end(pod, random.nextInt(2));
      case 5 -> delete(client, pod);
      case 6 -> serve(kubelet, List.of(pod));
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
