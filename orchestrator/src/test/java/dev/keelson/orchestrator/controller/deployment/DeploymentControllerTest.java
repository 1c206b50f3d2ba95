package dev.keelson.orchestrator.controller.deployment;

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
import dev.keelson.orchestrator.client.informer.Indexer;
import dev.keelson.orchestrator.controller.pods.Conditions;
import dev.keelson.orchestrator.controller.pods.Pods;
import dev.keelson.orchestrator.controller.replica.ReplicaController;
import dev.keelson.orchestrator.controller.replica.ReplicaKind;
import dev.keelson.orchestrator.live.Changes;
import dev.keelson.orchestrator.live.LiveApi;
import dev.keelson.orchestrator.live.EagerKubelet;
import dev.keelson.orchestrator.object.Metadata;
import dev.keelson.orchestrator.status.Refusal;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The controller of Deployments on a real API server, with that of ReplicaSets. */
final class DeploymentControllerTest {
  private static final ObjectKey WEB = new ObjectKey("default", "web");
  private static final int REPLICAS = 6;
  private static final int SURGE = 2;
  private static final int MISSING = 1;

  @TempDir
  private Path directory;

  private LiveApi api;
  private ApiClient client;
  private Indexer deployments;
  private Indexer sets;
  private Indexer pods;
  private Changes changes;

  @BeforeEach
  void start() {
    api = LiveApi.start(directory);
    client = api.admin();
    api.run("replicaset-controller", 1, context -> new ReplicaController(ReplicaKind.REPLICA_SET, context));
    api.run("deployment-controller", 2, DeploymentController::new);
    api.run("kubelet", 3, context -> new EagerKubelet(api, context));
    deployments = api.informers().of(ResourceTypes.DEPLOYMENTS);
    sets = api.informers().of(ResourceTypes.REPLICA_SETS);
    pods = api.informers().of(ResourceTypes.PODS);
    changes = new Changes(
        api.informers(), ResourceTypes.DEPLOYMENTS, ResourceTypes.REPLICA_SETS, ResourceTypes.PODS);
  }

  @AfterEach
  void stop() {
    api.close();
  }

  @Test
  void a_rollout_replaces_all_pods_and_never_leaves_its_bounds() throws InterruptedException {
    create();
    changes.await("rolled out", () -> isRolledOut("a"));
    // Another watch told of the deployment; this one of its pods may be behind.
    changes.await("its pods seen",
        () -> pods.inNamespace("default").stream().filter(Pods::isReady).count() == REPLICAS);
    changes.always(api.informers(), ResourceTypes.PODS, () -> {
      var active = pods.inNamespace("default").stream().filter(Pods::isActive).toList();
      var ready = active.stream().filter(Pods::isReady).count();
      return active.size() > REPLICAS + SURGE || ready < REPLICAS - MISSING ? active.size() + "/" + ready : "";
    });
    change("spec: {template: {spec: {containers: [{name: c, image: b}]}}}");
    changes.await("rolled out", () -> isRolledOut("b"));
    var deployment = client.get(ResourceTypes.DEPLOYMENTS, WEB);
    assertEquals("2", Annotations.text(deployment, Annotations.REVISION));
    assertEquals("[Available True MinimumReplicasAvailable, Progressing True NewReplicaSetAvailable]",
        conditions(deployment));
    assertEquals("[1 0, 2 6]", sets.inNamespace("default").stream()
        .map(set -> Annotations.text(set, Annotations.REVISION) + " " + Sets.replicas(set)).sorted().toList()
        .toString());
  }

  @Test
  void going_back_to_an_old_template_takes_its_replica_set_again() throws InterruptedException {
    create();
    changes.await("rolled out", () -> isRolledOut("a"));
    change("spec: {template: {spec: {containers: [{name: c, image: b}]}}}");
    changes.await("rolled out", () -> isRolledOut("b"));
    change("spec: {template: {spec: {containers: [{name: c, image: a}]}}}");
    changes.await("rolled out", () -> isRolledOut("a"));
    assertEquals(2, sets.inNamespace("default").size());
    var newest = sets.inNamespace("default").stream().filter(set -> Sets.replicas(set) > 0).findFirst().orElseThrow();
    assertEquals("3", Annotations.text(newest, Annotations.REVISION));
    assertEquals("1", Annotations.text(newest, "deployment.kubernetes.io/revision-history"));
  }

  @Test
  void a_broken_template_stops_the_rollout_and_misses_its_deadline() throws InterruptedException {
    create();
    changes.await("rolled out", () -> isRolledOut("a"));
    change("spec: {progressDeadlineSeconds: 2, minReadySeconds: 0, template: {spec: {containers: "
        + "[{name: c, image: broken}]}}}");
    changes.await("timed out", () -> conditions(deployment()).contains("Progressing False ProgressDeadlineExceeded"));
    assertEquals(REPLICAS - MISSING, Sets.counted(deployment(), "availableReplicas"));
    change("spec: {template: {spec: {containers: [{name: c, image: a}]}}}");
    changes.await("rolled out", () -> isRolledOut("a"));
  }

  @Test
  void a_paused_deployment_waits_until_it_is_resumed() throws InterruptedException {
    create();
    changes.await("rolled out", () -> isRolledOut("a"));
    change("spec: {paused: true, template: {spec: {containers: [{name: c, image: b}]}}}");
    changes.await("paused", () -> conditions(deployment()).contains("Progressing Unknown DeploymentPaused"));
    change("spec: {replicas: 8}");
    changes.await("scaled", () -> Sets.counted(deployment(), "availableReplicas") == 8);
    assertEquals(1, sets.inNamespace("default").size());
    change("spec: {paused: false, replicas: 6}");
    changes.await("rolled out", () -> isRolledOut("b"));
  }

  @Test
  void a_recreated_deployment_has_no_old_pods_beside_new_ones() throws InterruptedException {
    create();
    changes.await("rolled out", () -> isRolledOut("a"));
    changes.always(api.informers(), ResourceTypes.PODS, () -> {
      var images = pods.inNamespace("default").stream()
          .map(pod -> pod.at("/spec/containers/0/image").asText()).collect(Collectors.toSet());
      return images.size() > 1 ? images.toString() : "";
    });
    change("spec: {strategy: {$retainKeys: [type], type: Recreate}, template: {spec: {containers: "
        + "[{name: c, image: b}]}}}");
    changes.await("rolled out", () -> isRolledOut("b"));
  }

  /** Templates change in mid-rollout, pods vanish, others write: sizes stay in bounds, and the last wish comes true. */
  @Test
  void whatever_happens_the_last_template_is_rolled_out() throws InterruptedException {
    long seed = Long.getLong("seed", 20_261_121);
    var random = new SplittableRandom(seed);
    create();
    changes.always(api.informers(), ResourceTypes.REPLICA_SETS, () -> {
      int size = Sets.replicas(sets.inNamespace("default"));
      return size > REPLICAS + SURGE ? "seed " + seed + ": " + size + " replicas" : "";
    });
    var image = "a";
    for (var step = 0; step < 40; step++) {
      switch (random.nextInt(3)) {
        case 0 -> {
          image = "i" + random.nextInt(4);
          change("spec: {template: {spec: {containers: [{name: c, image: %s}]}}}".formatted(image));
        }
        case 1 -> deleteAnyPod(random);
        default -> scribbleOnAnySet(random, step);
      }
      if (random.nextInt(8) == 0) {
        var now = image;
        changes.await("seed " + seed + ": " + now, () -> isRolledOut(now));
      }
    }
    var last = image;
    changes.await("seed " + seed + ": " + last, () -> isRolledOut(last));
  }

  private void deleteAnyPod(SplittableRandom random) {
    var there = client.list(ResourceTypes.PODS, Selection.of("default")).items();
    if (!there.isEmpty()) {
      try {
        client.delete(ResourceTypes.PODS, ObjectKey.of(there.get(random.nextInt(there.size()))), Deletion.usual());
      } catch (Refusal gone) {
        assertEquals(404, gone.code());
      }
    }
  }

  private void scribbleOnAnySet(SplittableRandom random, int step) {
    var there = client.list(ResourceTypes.REPLICA_SETS, Selection.of("default")).items();
    if (!there.isEmpty()) {
      client.patch(ResourceTypes.REPLICA_SETS, ObjectKey.of(there.get(random.nextInt(there.size()))),
          Patch.merge(Yaml.node("metadata: {annotations: {step: '%d'}}".formatted(step))));
    }
  }

  private ObjectNode deployment() {
    return deployments.get(WEB).orElseThrow();
  }

  private boolean isRolledOut(String image) {
    return deployments.get(WEB)
        .filter(each -> each.at("/spec/template/spec/containers/0/image").asText().equals(image))
        .filter(each -> Progress.isComplete(each, each.path("status")))
        .filter(each -> Conditions.find(each, "Progressing").stream()
            .anyMatch(condition -> condition.path("reason").asText().equals("NewReplicaSetAvailable")))
        .isPresent();
  }

  private static String conditions(JsonNode deployment) {
    return deployment.path("status").path("conditions").valueStream()
        .map(each -> each.path("type").asText() + " " + each.path("status").asText() + " "
            + each.path("reason").asText())
        .sorted().toList().toString();
  }

  private void change(String patch) {
    client.patch(ResourceTypes.DEPLOYMENTS, WEB, Patch.strategic(Yaml.node(patch)));
  }

  private void create() {
    client.create(ResourceTypes.DEPLOYMENTS, "default", Yaml.object("""
        metadata: {name: web}
        spec:
          replicas: %d
          selector: {matchLabels: {app: web}}
          strategy: {type: RollingUpdate, rollingUpdate: {maxSurge: %d, maxUnavailable: %d}}
          template: {metadata: {labels: {app: web}}, spec: {containers: [{name: c, image: a}]}}
        """.formatted(REPLICAS, SURGE, MISSING)));
  }
}
