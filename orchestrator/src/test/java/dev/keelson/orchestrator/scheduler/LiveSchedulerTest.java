package dev.keelson.orchestrator.scheduler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keelson.orchestrator.Yaml;
import dev.keelson.orchestrator.client.ObjectKey;
import dev.keelson.orchestrator.client.Patch;
import dev.keelson.orchestrator.client.ResourceTypes;
import dev.keelson.orchestrator.client.Selection;
import dev.keelson.orchestrator.client.informer.Informer;
import dev.keelson.orchestrator.object.Metadata;
import dev.keelson.orchestrator.scheduler.snapshot.NodeInfo;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The scheduler against a real API server. */
final class LiveSchedulerTest {
  private static final int STEPS = 120;

  @TempDir
  private Path directory;

  /** {@code -Dseed=N} replays one. */
  static Stream<Long> seeds() {
    var replay = Long.getLong("seed");
    return replay == null ? Stream.of(1L, 2L, 3L) : Stream.of(replay);
  }

  @Test
  void a_pod_finds_a_node_and_people_hear_of_it() throws InterruptedException {
    try (var cluster = new SmallCluster(directory)) {
      cluster.startScheduler(1);
      cluster.node("n1", "cpu: 2, memory: 4Gi, pods: 10");
      cluster.pod("p", "cpu: 1", "");

      cluster.await("p on n1", () -> cluster.nodeOf("p").equals("n1"));
      cluster.await("event", () -> cluster.hasEvent("p", "Scheduled", "Successfully assigned default/p to n1"));
      assertEquals("True : ", cluster.condition("p"));
    }
  }

  @Test
  void who_finds_none_is_told_why_and_goes_when_it_can() throws InterruptedException {
    try (var cluster = new SmallCluster(directory)) {
      cluster.startScheduler(1);
      cluster.pod("p", "cpu: 1", "");
      cluster.await("said", () -> cluster.condition("p").equals(
          "False Unschedulable: no nodes available to schedule pods"));
      cluster.node("n1", "cpu: 500m, memory: 4Gi, pods: 10");
      var message = "0/1 nodes are available: 1 Insufficient cpu. preemption: 0/1 nodes are available: "
          + "1 No preemption victims found for incoming pod.";
      cluster.admin().patch(ResourceTypes.PODS, new ObjectKey("default", "p"),
          Patch.merge(Yaml.node("{metadata: {labels: {touched: 'yes'}}}")));
      cluster.await("said again", () -> cluster.condition("p").equals("False Unschedulable: " + message));
      cluster.await("event", () -> cluster.hasEvent("p", "FailedScheduling", message));
      cluster.node("n2", "cpu: 2, memory: 4Gi, pods: 10");

      cluster.await("p on n2", () -> cluster.nodeOf("p").equals("n2"));
    }
  }

  @Test
  void a_gate_keeps_a_pod_until_it_is_opened() throws InterruptedException {
    try (var cluster = new SmallCluster(directory)) {
      cluster.startScheduler(1);
      cluster.node("n1", "cpu: 2, memory: 4Gi, pods: 10");
      cluster.pod("gated", "cpu: 1", "schedulingGates: [{name: example.com/wait}]");
      cluster.pod("later", "cpu: 1", "");
      cluster.await("later is placed", () -> !cluster.nodeOf("later").isEmpty());
      assertEquals("", cluster.nodeOf("gated"));
      cluster.admin().patch(ResourceTypes.PODS, new ObjectKey("default", "gated"),
          Patch.merge(Yaml.node("{spec: {schedulingGates: null}}")));

      cluster.await("gated is placed", () -> !cluster.nodeOf("gated").isEmpty());
    }
  }

  @Test
  void the_lesser_goes_for_the_greater() throws InterruptedException {
    try (var cluster = new SmallCluster(directory)) {
      cluster.admin().create(ResourceTypes.PRIORITY_CLASSES, "",
          Yaml.object("{metadata: {name: high}, value: 1000}"));
      cluster.startScheduler(1);
      cluster.node("n1", "cpu: 2, memory: 4Gi, pods: 10");
      cluster.pod("low", "cpu: 2", "");
      cluster.await("low is placed", () -> !cluster.nodeOf("low").isEmpty());
      cluster.pod("high", "cpu: 2", "priorityClassName: high");

      cluster.await("high is placed", () -> cluster.nodeOf("high").equals("n1"));
      assertEquals(List.of("high"), cluster.pods().stream().map(Metadata::name).toList());
      cluster.await("event", () -> cluster.hasEvent("low", "Preempted", "Preempted by pod "));
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void whatever_comes_and_goes_nothing_is_overcommitted_or_moved_and_all_that_fits_is_placed(long seed)
      throws InterruptedException {
    try (var cluster = new SmallCluster(directory)) {
      var moved = new ConcurrentLinkedQueue<String>();
      var watcher = watchMoves(cluster, moved);
      disturb(cluster, seed);
      cluster.await("all that fits is placed (seed " + seed + ")", () -> isSettled(cluster));
      watcher.close();

      assertEquals(List.of(), List.copyOf(moved), "seed " + seed);
      cluster.nodes().forEach(node -> assertHolds(node, seed));
    }
  }

  /** As when an election went wrong: they may disagree, but a pod has the node that came first. */
  @Test
  void of_two_schedulers_only_one_binds_a_pod() throws InterruptedException {
    try (var cluster = new SmallCluster(directory)) {
      var moved = new ConcurrentLinkedQueue<String>();
      var watcher = watchMoves(cluster, moved);
      for (var i = 0; i < 8; i++) {
        cluster.node("n" + i, "cpu: 64, memory: 64Gi, pods: 100");
      }
      cluster.startScheduler(1);
      cluster.startScheduler(2);
      for (var i = 0; i < 100; i++) {
        cluster.pod("p" + i, "cpu: 100m", "");
      }
      cluster.await("all are placed", () -> cluster.podInfos().stream()
          .noneMatch(pod -> pod.standing().node().isEmpty()));
      watcher.close();

      assertEquals(List.of(), List.copyOf(moved));
    }
  }

  /** Whoever has a node keeps it. */
  private static Informer watchMoves(SmallCluster cluster, ConcurrentLinkedQueue<String> moved) {
    Map<String, String> places = new ConcurrentHashMap<>();
    var informer = Informer.start(cluster.admin(), ResourceTypes.PODS, Selection.ALL, new SplittableRandom(1));
    informer.listen((_, after) -> after.ifPresent(pod -> {
      var node = pod.path("spec").path("nodeName").asText("");
      var before = node.isEmpty() ? places.get(Metadata.uid(pod)) : places.putIfAbsent(Metadata.uid(pod), node);
      if (before != null && !before.equals(node)) {
        moved.add(Metadata.name(pod) + ": " + before + " -> " + node);
      }
    }));
    return informer;
  }

  /** Half-way, another scheduler takes over. */
  private static void disturb(SmallCluster cluster, long seed) throws InterruptedException {
    var random = new SplittableRandom(seed);
    var first = cluster.startScheduler(seed);
    var alive = new ArrayList<String>();
    for (var i = 0; i < STEPS; i++) {
      switch (random.nextInt(10)) {
        case 0 -> cluster.node("n" + i, "cpu: %d, memory: %dGi, pods: %d".formatted(random.nextInt(1, 4),
            random.nextInt(1, 4), random.nextInt(2, 6)));
        case 1, 2, 3 -> {
          if (!alive.isEmpty()) {
            cluster.delete(alive.remove(random.nextInt(alive.size())));
          }
        }
        default -> {
          cluster.pod("p" + i, "cpu: %dm, memory: %dMi".formatted(random.nextInt(1, 15) * 100,
              random.nextInt(1, 15) * 100), random.nextInt(4) > 0 ? "" : "initContainers: [{name: s, image: i, "
              + "restartPolicy: Always, ports: [{containerPort: 80, hostPort: 80}]}]");
          alive.add("p" + i);
        }
      }
      if (i == STEPS / 2) {
        first.close();
        cluster.startScheduler(seed + 1);
      }
    }
  }

  private static boolean isSettled(SmallCluster cluster) {
    var nodes = cluster.nodes();
    return cluster.podInfos().stream().filter(pod -> pod.standing().node().isEmpty())
        .allMatch(pod -> nodes.stream().noneMatch(node -> PlainRules.fits(pod, node, nodes)));
  }

  private static void assertHolds(NodeInfo node, long seed) {
    var there = NodeInfo.empty(node.facts());
    for (var pod : node.pods()) {
      assertTrue(PlainRules.hasRoom(pod, there) && PlainRules.portsAreFree(pod, there),
          "seed " + seed + ": too much on " + node);
      there = there.plus(pod);
    }
  }
}
