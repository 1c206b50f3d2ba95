package dev.keelson.orchestrator.controller.stateful;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keelson.orchestrator.Yaml;
import dev.keelson.orchestrator.controller.stateful.SetPlan.Action;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SetPlanTest {
  private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");
  private static final String PARALLEL = ", podManagementPolicy: 'Parallel'";

  private static StatefulSet set(String spec) {
    return new StatefulSet(Yaml.object("""
        {apiVersion: 'apps/v1', kind: 'StatefulSet', metadata: {name: 'web', namespace: 'default', uid: 's',
         generation: 3}, spec: {serviceName: 'nginx', %s}, status: {}}""".formatted(spec)));
  }

  /** Words: its phase, and any of: ready, deleting, old (revision), nameless. */
  private static SetPod pod(int ordinal, String words) {
    var parts = List.of(words.split(" ", -1));
    var pod = Yaml.object("{metadata: {name: 'web-%1$d', uid: 'u%1$d', labels: {}}, status: {}}".formatted(ordinal));
    var metadata = pod.withObjectProperty("metadata");
    var labels = metadata.withObjectProperty("labels").put(SetPod.REVISION, parts.contains("old") ? "r1" : "r2");
    if (!parts.contains("nameless")) {
      labels.put(SetPod.NAME, "web-" + ordinal);
    }
    if (parts.contains("deleting")) {
      metadata.put("deletionTimestamp", "2026-01-01T12:00:30Z");
    }
    pod.withObjectProperty("status").put("phase", parts.getFirst()).putArray("conditions").addObject()
        .put("type", "Ready").put("status", parts.contains("ready") ? "True" : "False")
        .put("lastTransitionTime", "2026-01-01T11:59:50Z");
    return new SetPod(pod);
  }

  /** Pods from ordinal 0 on, by their words; "-" is none. */
  private static SetPlan.Observed observed(String spec, String... words) {
    var pods = new HashMap<Integer, SetPod>();
    for (int ordinal = 0; ordinal < words.length; ordinal++) {
      if (!words[ordinal].equals("-")) {
        pods.put(ordinal, pod(ordinal, words[ordinal]));
      }
    }
    return new SetPlan.Observed(set(spec), pods, "r1", "r2", NOW);
  }

  private static String plan(String spec, String... words) {
    return String.join(" ", SetPlan.actions(observed(spec, words)).stream().map(SetPlanTest::text).toList());
  }

  private static String text(Action action) {
    return switch (action) {
      case Action.Create(var ordinal, var revision) -> "+" + ordinal + revision;
      case Action.Recreate(var pod) -> "again:" + pod.name();
      case Action.Condemn(var pod) -> "-" + pod.name();
      case Action.Replace(var pod) -> "old:" + pod.name();
      case Action.EnsureClaims(var _, var ordinal) -> "claims" + ordinal;
      case Action.Own(var _, var ordinal) -> "own" + ordinal;
      case Action.Relabel(var pod) -> "label:" + pod.name();
    };
  }

  @Test
  void pods_come_one_after_the_other() {
    assertEquals("+0r2", plan("replicas: 3"));
    assertEquals("claims0", plan("replicas: 3", "Pending"));
    assertEquals("", plan("replicas: 3", "Running"));
    assertEquals("+1r2", plan("replicas: 3", "Running ready"));
    assertEquals("+1r2", plan("replicas: 3", "Running ready", "-", "Running ready"));
    assertEquals("", plan("replicas: 2", "Running ready", "Running ready"));
  }

  @Test
  void parallel_pods_do_not_wait() {
    assertEquals("+0r2 +1r2 +2r2", plan("replicas: 3" + PARALLEL));
    assertEquals("claims1 -web-3 -web-2",
        plan("replicas: 2" + PARALLEL, "Running", "Pending deleting", "Running", "Running"));
  }

  @Test
  void ordinals_may_begin_higher() {
    assertEquals("+5r2", plan("replicas: 2, ordinals: {start: 5}"));
    assertEquals("-web-0", plan("replicas: 0, ordinals: {start: 5}", "Running ready"));
  }

  @Test
  void a_pod_that_has_ended_comes_again() {
    assertEquals("again:web-0", plan("replicas: 2", "Failed"));
    assertEquals("again:web-0", plan("replicas: 2", "Succeeded"));
    assertEquals("", plan("replicas: 2", "Failed deleting"));
  }

  @Test
  void pods_go_from_the_highest_and_only_when_all_others_are_well() {
    assertEquals("-web-2", plan("replicas: 1", "Running ready", "Running ready", "Running ready"));
    assertEquals("", plan("replicas: 1", "Running ready", "Running ready", "Running ready deleting"));
    assertEquals("", plan("replicas: 1", "Running", "Running ready", "Running ready"));
    assertEquals("-web-2", plan("replicas: 1", "Running ready", "Running ready", "Running"));
    assertEquals("", plan("replicas: 1", "Running ready", "Running", "Running"));
  }

  @Test
  void old_pods_are_replaced_from_the_highest_and_one_at_a_time() {
    assertEquals("old:web-2", plan("replicas: 3", "Running ready old", "Running ready old", "Running ready old"));
    assertEquals("", plan("replicas: 3", "Running ready old", "Running ready old", "Running ready old deleting"));
    assertEquals("", plan("replicas: 3" + PARALLEL, "Running ready old", "Running ready old", "Running"));
    assertEquals("old:web-1", plan("replicas: 3", "Running ready old", "Running ready old", "Running ready"));
  }

  @Test
  void a_partition_keeps_the_first_pods_as_they_are() {
    var spec = "replicas: 3, updateStrategy: {type: 'RollingUpdate', rollingUpdate: {partition: 2}}";
    assertEquals("", plan(spec, "Running ready old", "Running ready old", "Running ready"));
    assertEquals("+1r1", plan(spec, "Running ready old", "-", "Running ready"));
    assertEquals("+2r2", plan(spec, "Running ready old", "Running ready old"));
  }

  @Test
  void who_deletes_pods_updates_them_where_that_is_wanted() {
    var spec = "replicas: 2, updateStrategy: {type: 'OnDelete'}";
    assertEquals("", plan(spec, "Running ready old", "Running ready old"));
    assertEquals("+1r2", plan(spec, "Running ready old", "-"));
  }

  @Test
  void a_pod_has_to_be_ready_for_long_enough() {
    assertEquals("", plan("replicas: 2, minReadySeconds: 20", "Running ready"));
    assertEquals("+1r2", plan("replicas: 2, minReadySeconds: 10", "Running ready"));
  }

  @Test
  void a_pod_is_told_who_it_is() {
    assertEquals("label:web-0", plan("replicas: 1", "Running ready nameless"));
  }

  @Test
  void a_set_that_is_deleted_does_nothing() {
    var observed = observed("replicas: 3");
    observed.set().object().withObjectProperty("metadata").put("deletionTimestamp", "2026-01-01T12:00:00Z");
    assertTrue(SetPlan.actions(observed).isEmpty());
  }

  @Test
  void the_update_is_over_when_all_pods_are_new_and_ready() {
    var going = SetStatus.of(observed("replicas: 2", "Running ready old", "Running ready"), 0);
    assertEquals("r1", going.path("currentRevision").asText());
    assertEquals("r2", going.path("updateRevision").asText());
    assertEquals(1, going.path("currentReplicas").asInt());
    assertEquals(1, going.path("updatedReplicas").asInt());
    var over = SetStatus.of(observed("replicas: 2", "Running ready", "Running ready"), 0);
    assertEquals("r2", over.path("currentRevision").asText());
    assertEquals(2, over.path("currentReplicas").asInt());
    assertEquals(3, over.path("observedGeneration").asInt());
  }

  @Test
  void an_ordinal_is_a_plain_number_behind_the_name() {
    for (var entry : Map.of("web-0", 0, "web-12", 12, "web-x", -1, "web-01", -1, "web", -1, "other-1", -1).entrySet()) {
      assertEquals(entry.getValue(), SetPod.ordinal("web", entry.getKey()).orElse(-1), entry.getKey());
    }
  }

  @Test
  void a_pod_has_its_name_its_labels_and_its_claims() {
    var set = set("replicas: 1, selector: {matchLabels: {app: 'web'}}, volumeClaimTemplates:"
        + " [{metadata: {name: 'www'}, spec: {}, status: {phase: 'Pending'}}]");
    var template = Yaml.node("{metadata: {labels: {app: 'web'}}, spec: {volumes: [{name: 'www'}, {name: 'tmp'}]}}");
    var pod = Identity.pod(set, 3, template, "r2");
    assertEquals("web-3", pod.path("metadata").path("name").asText());
    assertEquals("{\"app\":\"web\",\"statefulset.kubernetes.io/pod-name\":\"web-3\","
        + "\"apps.kubernetes.io/pod-index\":\"3\",\"controller-revision-hash\":\"r2\"}",
        pod.path("metadata").path("labels").toString());
    assertEquals("web-3", pod.path("spec").path("hostname").asText());
    assertEquals("nginx", pod.path("spec").path("subdomain").asText());
    assertEquals("[{\"name\":\"www\",\"persistentVolumeClaim\":{\"claimName\":\"www-web-3\"}},{\"name\":\"tmp\"}]",
        pod.path("spec").path("volumes").toString());
    var claim = Identity.claim(set, set.claimTemplates().get(0), 3);
    assertEquals("www-web-3", claim.path("metadata").path("name").asText());
    assertEquals("{\"app\":\"web\"}", claim.path("metadata").path("labels").toString());
    assertTrue(claim.path("status").isMissingNode());
  }

  @Test
  void claims_belong_to_who_takes_them_along() {
    var claim = Yaml.object("{metadata: {name: 'www-web-0'}}");
    var pod = pod(0, "Running ready").object();
    var scaled = set("replicas: 1, persistentVolumeClaimRetentionPolicy: {whenScaled: 'Delete'}");
    assertTrue(Retention.changed(scaled, pod, false, claim).isEmpty());
    var condemned = Retention.changed(scaled, pod, true, claim).orElseThrow();
    assertEquals("u0", condemned.path("metadata").path("ownerReferences").get(0).path("uid").asText());
    var saved = Retention.changed(scaled, pod, false, condemned).orElseThrow();
    assertTrue(saved.path("metadata").path("ownerReferences").isMissingNode());
    var whole = set("replicas: 1, persistentVolumeClaimRetentionPolicy: {whenDeleted: 'Delete'}");
    assertEquals("s", Retention.changed(whole, pod, true, claim).orElseThrow()
        .path("metadata").path("ownerReferences").get(0).path("uid").asText());
  }
}
