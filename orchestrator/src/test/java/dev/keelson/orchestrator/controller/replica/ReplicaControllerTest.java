package dev.keelson.orchestrator.controller.replica;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.Yaml;
import dev.keelson.orchestrator.client.ApiClient;
import dev.keelson.orchestrator.client.Deletion;
import dev.keelson.orchestrator.client.ObjectKey;
import dev.keelson.orchestrator.client.Patch;
import dev.keelson.orchestrator.client.ResourceTypes;
import dev.keelson.orchestrator.client.Selection;
import dev.keelson.orchestrator.client.informer.Indexer;
import dev.keelson.orchestrator.controller.pods.OwnerReferences;
import dev.keelson.orchestrator.controller.pods.Pods;
import dev.keelson.orchestrator.live.Changes;
import dev.keelson.orchestrator.live.LiveApi;
import dev.keelson.orchestrator.live.EagerKubelet;
import dev.keelson.orchestrator.object.Metadata;
import dev.keelson.orchestrator.status.Refusal;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The controllers of ReplicaSets and ReplicationControllers on a real API server. */
final class ReplicaControllerTest {
  private static final ObjectKey WEB = new ObjectKey("default", "web");

  @TempDir
  private Path directory;

  private LiveApi api;
  private ApiClient client;
  private Indexer pods;
  private Indexer sets;
  private Changes changes;

  @BeforeEach
  void start() {
    api = LiveApi.start(directory);
    client = api.admin();
    api.run("replicaset-controller", 1, context -> new ReplicaController(ReplicaKind.REPLICA_SET, context));
    api.run("replication-controller", 2,
        context -> new ReplicaController(ReplicaKind.REPLICATION_CONTROLLER, context));
    api.run("kubelet", 3, context -> new EagerKubelet(api, context));
    pods = api.informers().of(ResourceTypes.PODS);
    sets = api.informers().of(ResourceTypes.REPLICA_SETS);
    changes = new Changes(api.informers(), ResourceTypes.PODS, ResourceTypes.REPLICA_SETS,
        ResourceTypes.REPLICATION_CONTROLLERS, ResourceTypes.EVENTS);
  }

  @AfterEach
  void stop() {
    api.close();
  }

  @Test
  void a_set_gets_its_pods_and_says_so() throws InterruptedException {
    client.create(ResourceTypes.REPLICA_SETS, "default", set(3));
    changes.await("3 available", () -> available() == 3);
    var status = client.get(ResourceTypes.REPLICA_SETS, WEB).path("status");
    assertEquals(3, status.path("replicas").asInt());
    assertEquals(3, status.path("fullyLabeledReplicas").asInt());
    assertEquals(3, status.path("readyReplicas").asInt());
    assertEquals(1, status.path("observedGeneration").asInt());
    var events = api.informers().of(ResourceTypes.EVENTS);
    changes.await("3 events", () -> events.inNamespace("default").stream()
        .filter(event -> event.path("reason").asText().equals("SuccessfulCreate"))
        .filter(event -> event.path("message").asText().startsWith("Created pod: web-")).count() == 3);
  }

  @Test
  void a_set_takes_in_what_it_selects_and_lets_go_of_what_it_does_not() throws InterruptedException {
    var stray = client.create(ResourceTypes.PODS, "default", pod("stray"));
    client.create(ResourceTypes.REPLICA_SETS, "default", set(2));
    changes.await("2 available", () -> available() == 2);
    assertEquals(2, pods.inNamespace("default").size());
    var patch = JsonNodeFactory.instance.objectNode();
    patch.putObject("metadata").putObject("labels").put("app", "other");
    client.patch(ResourceTypes.PODS, ObjectKey.of(stray), Patch.merge(patch));
    changes.await("a new one", () -> pods.inNamespace("default").size() == 3 && available() == 2);
    var released = client.get(ResourceTypes.PODS, ObjectKey.of(stray));
    assertEquals("", OwnerReferences.controllerUid(released));
  }

  @Test
  void a_quota_that_is_exceeded_is_told() throws InterruptedException {
    client.create(ResourceTypes.RESOURCE_QUOTAS, "default",
        Yaml.object("{metadata: {name: few}, spec: {hard: {pods: 0}}, status: {hard: {pods: 0}, used: {pods: 0}}}"));
    var quota = client.get(ResourceTypes.RESOURCE_QUOTAS, new ObjectKey("default", "few"));
    quota.set("status", Yaml.node("{hard: {pods: '0'}, used: {pods: '0'}}"));
    client.updateStatus(ResourceTypes.RESOURCE_QUOTAS, quota);
    client.create(ResourceTypes.REPLICA_SETS, "default", set(2));
    changes.await("a failure", () -> sets.get(WEB).stream()
        .anyMatch(set -> set.at("/status/conditions/0/reason").asText().equals("FailedCreate")));
    client.delete(ResourceTypes.RESOURCE_QUOTAS, new ObjectKey("default", "few"), Deletion.usual());
    changes.await("2 available", () -> available() == 2);
    changes.await("no failure", () -> sets.get(WEB).orElseThrow().at("/status/conditions").isEmpty());
  }

  @Test
  void a_replication_controller_keeps_its_number_too() throws InterruptedException {
    var controller = set(2);
    controller.withObjectProperty("spec").set("selector", Yaml.node("{app: web}"));
    client.create(ResourceTypes.REPLICATION_CONTROLLERS, "default", controller);
    var controllers = api.informers().of(ResourceTypes.REPLICATION_CONTROLLERS);
    changes.await("2 available", () -> controllers.get(WEB).stream()
        .anyMatch(each -> each.at("/status/availableReplicas").asInt() == 2));
    assertEquals("ReplicationController",
        pods.inNamespace("default").getFirst().at("/metadata/ownerReferences/0/kind").asText());
  }

  /** Pods vanish, the wish changes, others write: there are never more pods than were ever wanted. */
  @Test
  void whatever_happens_the_number_comes_back() throws InterruptedException {
    long seed = Long.getLong("seed", 20_261_121);
    var random = new SplittableRandom(seed);
    int most = 12;
    client.create(ResourceTypes.REPLICA_SETS, "default", set(6));
    changes.always(api.informers(), ResourceTypes.PODS, () -> {
      var active = pods.inNamespace("default").stream().filter(Pods::isActive).count();
      return active > most ? "seed " + seed + ": " + active + " pods" : "";
    });
    int wanted = 6;
    for (var step = 0; step < 60; step++) {
      switch (random.nextInt(3)) {
        case 0 -> {
          wanted = random.nextInt(most + 1);
          scale(wanted);
        }
        case 1 -> deleteAnyPod(random);
        default -> scribble(step);
      }
      if (random.nextInt(10) == 0) {
        int now = wanted;
        changes.await("seed " + seed + ": " + now + " available", () -> available() == now && active() == now);
      }
    }
    int last = wanted;
    changes.await("seed " + seed + ": " + last + " available", () -> available() == last && active() == last);
  }

  private void scale(int replicas) {
    var patch = JsonNodeFactory.instance.objectNode();
    patch.putObject("spec").put("replicas", replicas);
    client.patch(ResourceTypes.REPLICA_SETS, WEB, Patch.merge(patch));
  }

  /** A conflicting writer. */
  private void scribble(int step) {
    var patch = JsonNodeFactory.instance.objectNode();
    patch.putObject("metadata").putObject("annotations").put("step", Integer.toString(step));
    client.patch(ResourceTypes.REPLICA_SETS, WEB, Patch.merge(patch));
  }

  private void deleteAnyPod(SplittableRandom random) {
    var there = List.copyOf(client.list(ResourceTypes.PODS, Selection.of("default")).items());
    if (!there.isEmpty()) {
      try {
        client.delete(ResourceTypes.PODS, ObjectKey.of(there.get(random.nextInt(there.size()))), Deletion.usual());
      } catch (Refusal gone) {
        assertEquals(404, gone.code());
      }
    }
  }

  private int available() {
    return sets.get(WEB)
        .filter(set -> set.at("/status/observedGeneration").asLong() == Metadata.generation(set))
        .map(set -> set.at("/status/availableReplicas").asInt())
        .orElse(-1);
  }

  private long active() {
    return pods.inNamespace("default").stream().filter(Pods::isActive).count();
  }

  private static ObjectNode set(int replicas) {
    return Yaml.object("""
        metadata: {name: web}
        spec:
          replicas: %d
          selector: {matchLabels: {app: web}}
          template: {metadata: {labels: {app: web}}, spec: {containers: [{name: c, image: a}]}}
        """.formatted(replicas));
  }

  private static ObjectNode pod(String name) {
    return Yaml.object("{metadata: {name: %s, labels: {app: web}}, spec: {containers: [{name: c, image: a}]}}"
        .formatted(name));
  }
}
