package dev.keelson.orchestrator.controller.disruption;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.keelson.orchestrator.Yaml;
import dev.keelson.orchestrator.client.ApiClient;
import dev.keelson.orchestrator.client.ObjectKey;
import dev.keelson.orchestrator.client.ResourceTypes;
import dev.keelson.orchestrator.client.Selection;
import dev.keelson.orchestrator.controller.pods.Pods;
import dev.keelson.orchestrator.controller.replica.ReplicaController;
import dev.keelson.orchestrator.controller.replica.ReplicaKind;
import dev.keelson.orchestrator.live.Changes;
import dev.keelson.orchestrator.live.EagerKubelet;
import dev.keelson.orchestrator.live.LiveApi;
import dev.keelson.orchestrator.object.Metadata;
import dev.keelson.orchestrator.status.Reason;
import dev.keelson.orchestrator.status.Refusal;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Budgets on a real API server, where evictions charge them. All is read anew: a cache may be a charge behind. */
final class DisruptionControllerTest {
  private static final ObjectKey BUDGET = new ObjectKey("default", "web");

  @TempDir
  private Path directory;

  private LiveApi api;
  private ApiClient client;
  private Changes changes;

  @BeforeEach
  void start() {
    api = LiveApi.start(directory);
    client = api.admin();
    api.run("disruption-controller", 1, DisruptionController::new);
    api.run("replicaset-controller", 2, context -> new ReplicaController(ReplicaKind.REPLICA_SET, context));
    api.run("kubelet", 3, context -> new EagerKubelet(api, context));
    changes = new Changes(api.informers(), ResourceTypes.POD_DISRUPTION_BUDGETS, ResourceTypes.PODS);
    client.create(ResourceTypes.REPLICA_SETS, "default", Yaml.object("""
        metadata: {name: web}
        spec:
          replicas: 3
          selector: {matchLabels: {app: web}}
          template: {metadata: {labels: {app: web}}, spec: {containers: [{name: c, image: a}]}}
        """));
  }

  @AfterEach
  void stop() {
    api.close();
  }

  @Test
  void evictions_go_on_as_new_pods_become_ready() throws InterruptedException {
    budget("maxUnavailable: 1");
    for (var round = 0; round < 5; round++) {
      changes.await("an eviction is allowed", () -> allowed() == 1);
      assertEquals("True", condition("status"));
      assertEquals("SufficientPods", condition("reason"));
      evictReadyPod();
    }
  }

  @Test
  void an_eviction_beyond_the_budget_is_refused() throws InterruptedException {
    budget("minAvailable: 100%");
    changes.await("all healthy", () -> count("currentHealthy") == 3);
    assertEquals(0, allowed());
    assertEquals("InsufficientPods", condition("reason"));
    assertEquals(Reason.TOO_MANY_REQUESTS, assertThrows(Refusal.class, this::evictReadyPod).reason());
  }

  @Test
  void pods_whose_owner_nobody_knows_may_not_be_evicted() throws InterruptedException {
    client.create(ResourceTypes.PODS, "default", Yaml.object("""
        metadata:
          name: foreign
          labels: {app: web}
          ownerReferences: [{apiVersion: example.com/v1, kind: Thing, name: t, uid: u, controller: true}]
        spec: {containers: [{name: c, image: a}]}
        """));
    budget("maxUnavailable: 1");
    changes.await("a failure", () -> condition("reason").equals("SyncFailed"));
    assertEquals("found no controllers for pod \"foreign\"", condition("message"));
    assertEquals(0, allowed());
  }

  private void budget(String spec) {
    client.create(ResourceTypes.POD_DISRUPTION_BUDGETS, "default", Yaml.object(
        "{metadata: {name: web}, spec: {selector: {matchLabels: {app: web}}, %s}}".formatted(spec)));
  }

  private void evictReadyPod() {
    var pod = client.list(ResourceTypes.PODS, Selection.of("default")).items().stream()
        .filter(each -> Pods.isActive(each) && Pods.isReady(each)).findFirst().orElseThrow();
    var eviction = JsonNodeFactory.instance.objectNode().put("apiVersion", "policy/v1").put("kind", "Eviction");
    eviction.putObject("metadata").put("name", Metadata.name(pod)).put("namespace", "default");
    client.post(ResourceTypes.PODS, ObjectKey.of(pod), "eviction", eviction);
  }

  private int allowed() {
    return count("disruptionsAllowed");
  }

  private int count(String field) {
    return client.get(ResourceTypes.POD_DISRUPTION_BUDGETS, BUDGET).path("status").path(field).asInt(-1);
  }

  private String condition(String field) {
    return client.get(ResourceTypes.POD_DISRUPTION_BUDGETS, BUDGET).at("/status/conditions/0/" + field).asText("");
  }
}
