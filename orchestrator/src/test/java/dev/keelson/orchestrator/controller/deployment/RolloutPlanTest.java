package dev.keelson.orchestrator.controller.deployment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.Yaml;
import dev.keelson.orchestrator.object.Metadata;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each set of replicas is written as {@code template:replicas/available}, the oldest first; the wish is template b. */
final class RolloutPlanTest {
  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "10 | 25%  | 25% | 13 | 8",
    "1  | 25%  | 25% | 2  | 1",
    "4  | 0%   | 10% | 4  | 3",
    "3  | 1    | 0   | 4  | 3",
    "2  | 0    | 5   | 2  | 0",
    "0  | 25%  | 25% | 0  | 0",
  })
  void percentages_of_surge_round_up_and_of_missing_ones_down(
      int replicas, String surge, String unavailable, int most, int least) {
    var bounds = Bounds.of(deployment(replicas, surge, unavailable));
    assertEquals(most + " " + least, bounds.most() + " " + bounds.leastAvailable());
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    // The newest grows into what the others leave.
    "10 | 2 | 0 | a:10/10 b:0/0 | b:0>2",
    "10 | 0 | 2 | a:8/8 b:0/0   | b:0>2",
    "10 | 2 | 0 | a:2/2 b:8/8   | b:8>10",
    "10 | 0 | 0 | b:11/11       | b:11>10",
    // Old ones shrink by what may be missing.
    "10 | 0 | 2 | a:10/10 b:0/0 | a:10>8",
    "10 | 0 | 2 | a:8/8 b:2/0   | ''",
    "10 | 0 | 2 | a:8/8 b:2/2   | a:8>6",
    // Old ones that serve nobody go first, but no more than may be missing.
    "10 | 0 | 0 | a:8/0 b:2/2   | a:8>7",
    "10 | 3 | 2 | a:6/0 c:4/4 b:3/3 | a:6>1",
    "10 | 0 | 2 | a:1/1 c:9/9 b:0/0 | a:1>0 c:9>8",
    // A status that is older than the size counts pods that go soon.
    "6  | 2 | 1 | a:5/6 b:3/3   | a:5>2",
    // Done.
    "10 | 2 | 0 | a:0/0 b:10/10 | ''",
    "2  | 1 | 0 | b:2/0         | ''",
  })
  void a_rolling_update_moves_within_its_bounds(
      int replicas, String surge, String unavailable, String sets, String expected) {
    assertEquals(expected, sizes(deployment(replicas, surge, unavailable), sets, replicas));
  }

  @Test
  void an_old_pod_that_is_still_to_be_deleted_takes_its_place() {
    var old = set("a", 6, 6, 0);
    old.withObjectProperty("status").put("replicas", 8);
    assertEquals(2, RollingUpdate.newestSize(Rollout.of(deployment(8, "2", "2"), List.of(old)), 0));
    old.withObjectProperty("status").put("replicas", 6);
    assertEquals(4, RollingUpdate.newestSize(Rollout.of(deployment(8, "2", "2"), List.of(old)), 0));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    // Wanted now, wanted before.
    "12 | 10 | a:10/10           | a:10>12",
    "12 | 10 | a:0/0 b:10/10     | b:10>12",
    "20 | 10 | a:5/5 b:5/5       | b:5>10 a:5>10",
    "6  | 10 | a:5/5 b:5/5       | a:5>3 b:5>3",
    "12 | 10 | a:8/8 b:2/2       | a:8>10 b:2>2",
    "0  | 10 | a:5/5 b:5/5       | a:5>0 b:5>0",
    "5  | 10 | a:3/3 c:3/3 b:4/4 | b:4>1 a:3>2 c:3>2",
  })
  void scaling_in_the_middle_of_a_rollout_keeps_proportions(int replicas, int before, String sets, String expected) {
    assertEquals(expected, sizes(deployment(replicas, "0", "1"), sets, before));
  }

  @Test
  void the_first_replica_set_is_named_after_its_template() {
    var set = created(deployment(3, "1", "0"), List.of());
    var hash = set.path("metadata").path("labels").path("pod-template-hash").asText();
    assertTrue(hash.matches("[bcdfghjklmnpqrstvwxz2456789]{1,10}"), hash);
    assertEquals("web-" + hash, Metadata.name(set));
    assertEquals(hash, set.at("/spec/selector/matchLabels/pod-template-hash").asText());
    assertEquals(hash, set.at("/spec/template/metadata/labels/pod-template-hash").asText());
    assertEquals(3, Sets.replicas(set));
    assertEquals(Yaml.node("""
        note: mine
        deployment.kubernetes.io/revision: "1"
        deployment.kubernetes.io/desired-replicas: "3"
        deployment.kubernetes.io/max-replicas: "4"
        """), set.path("metadata").path("annotations"));
  }

  @Test
  void another_name_is_taken_after_a_collision() {
    var deployment = deployment(3, "1", "0");
    var first = Metadata.name(created(deployment, List.of()));
    assertEquals(first, Metadata.name(created(deployment, List.of())));
    deployment.withObjectProperty("status").put("collisionCount", 1);
    assertNotEquals(first, Metadata.name(created(deployment, List.of())));
  }

  @Test
  void a_template_that_is_used_again_gets_the_next_number_and_keeps_its_history() {
    var again = set("b", 0, 0, 0);
    var last = set("a", 3, 3, 1);
    Annotations.put(last, Annotations.REVISION, "2");
    var step = (Step.Write) RolloutPlan.of(Rollout.of(deployment(3, "1", "0"), List.of(again, last))).getFirst();
    assertEquals("3", Annotations.text(step.after(), Annotations.REVISION));
    assertEquals("1", Annotations.text(step.after(), "deployment.kubernetes.io/revision-history"));
  }

  @Test
  void a_recreated_deployment_first_loses_its_old_pods() {
    var deployment = deployment(3, "1", "0");
    deployment.withObjectProperty("spec").putObject("strategy").put("type", "Recreate");
    assertEquals("a:3>0", sizes(RolloutPlan.of(Rollout.of(deployment, List.of(set("a", 3, 3, 0))))));
    var gone = Rollout.of(deployment, List.of(set("a", 0, 0, 0)));
    assertEquals(List.of(), RolloutPlan.of(gone.withOldPodsRunning(true)));
    assertEquals(3, Sets.replicas(created(deployment, gone.old())));
  }

  @Test
  void a_paused_deployment_is_scaled_but_not_moved_on() {
    var deployment = deployment(5, "1", "0");
    deployment.withObjectProperty("spec").put("paused", true);
    assertEquals("a:3>5", sizes(RolloutPlan.of(Rollout.of(deployment, List.of(set("a", 3, 3, 0))))));
    assertEquals("", sizes(RolloutPlan.of(Rollout.of(deployment, List.of(set("a", 5, 5, 0))))));
  }

  @Test
  void only_so_many_old_revisions_are_kept() {
    var deployment = deployment(1, "1", "0");
    deployment.withObjectProperty("spec").put("revisionHistoryLimit", 1);
    deployment.set("status", Yaml.node("{replicas: 1, updatedReplicas: 1, availableReplicas: 1}"));
    var sets = new ArrayList<ObjectNode>();
    for (var revision = 3; revision > 0; revision--) {
      var old = set("old" + revision, 0, 0, 3 - revision);
      Annotations.put(old, Annotations.REVISION, Integer.toString(revision));
      sets.add(old);
    }
    var newest = set("b", 1, 1, 9);
    Annotations.put(newest, Annotations.REVISION, "4");
    Annotations.scaledFor(newest, Bounds.of(deployment));
    sets.add(newest);
    assertEquals(List.of("old1", "old2"), RolloutPlan.of(Rollout.of(deployment, sets)).stream()
        .map(step -> Metadata.name(((Step.Delete) step).set())).toList());
  }

  private static ObjectNode created(ObjectNode deployment, List<ObjectNode> sets) {
    return ((Step.Create) RolloutPlan.of(Rollout.of(deployment, sets)).getFirst()).set();
  }

  private static String sizes(ObjectNode deployment, String sets, int scaledFor) {
    var parsed = new ArrayList<ObjectNode>();
    for (var text : sets.split(" ", -1)) {
      var parts = text.split("[:/]", -1);
      var set = set(parts[0], Integer.parseInt(parts[1]), Integer.parseInt(parts[2]), parsed.size());
      Annotations.scaledFor(set, new Bounds(scaledFor, Bounds.of(deployment).surge(), 0));
      Annotations.put(set, Annotations.REVISION, parts[0].equals("b") ? "9" : "1");
      parsed.add(set);
    }
    return sizes(RolloutPlan.of(Rollout.of(deployment, parsed)));
  }

  private static String sizes(List<Step> steps) {
    return steps.stream()
        .map(step -> (Step.Write) step)
        .map(step -> "%s:%d>%d".formatted(
            Metadata.name(step.before()), Sets.replicas(step.before()), Sets.replicas(step.after())))
        .collect(Collectors.joining(" "));
  }

  private static ObjectNode deployment(int replicas, String surge, String unavailable) {
    return Yaml.object("""
        apiVersion: apps/v1
        kind: Deployment
        metadata:
          name: web
          namespace: shop
          uid: d1
          annotations: {note: mine, deployment.kubernetes.io/revision: "7"}
        spec:
          replicas: %d
          selector: {matchLabels: {app: web}}
          strategy: {type: RollingUpdate, rollingUpdate: {maxSurge: %s, maxUnavailable: %s}}
          template: {metadata: {labels: {app: web}}, spec: {containers: [{name: c, image: b}]}}
        """.formatted(replicas, surge, unavailable));
  }

  private static ObjectNode set(String image, int replicas, int available, int age) {
    return Yaml.object("""
        metadata:
          name: %1$s
          uid: %1$s
          creationTimestamp: "2026-11-21T12:00:0%4$dZ"
          annotations: {note: mine, deployment.kubernetes.io/revision: "1"}
        spec:
          replicas: %2$d
          template:
            metadata: {labels: {app: web, pod-template-hash: h}}
            spec: {containers: [{name: c, image: %1$s}]}
        status: {replicas: %2$d, availableReplicas: %3$d}
        """.formatted(image, replicas, available, age));
  }
}
