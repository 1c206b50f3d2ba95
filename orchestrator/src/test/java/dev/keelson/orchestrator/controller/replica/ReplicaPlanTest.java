package dev.keelson.orchestrator.controller.replica;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.Yaml;
import dev.keelson.orchestrator.controller.replica.ReplicaPlan.Observed;
import dev.keelson.orchestrator.controller.replica.ReplicaPlan.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class ReplicaPlanTest {
  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

  @Test
  void missing_pods_are_created() {
    assertEquals(new Step.Create(3), step(5, pods(2)));
  }

  @Test
  void a_pass_creates_no_more_than_its_share() {
    assertEquals(new Step.Create(500), step(2_000, List.of()));
  }

  @Test
  void the_right_number_is_left_alone() {
    assertEquals(new Step.Nothing(), step(2, pods(2)));
    assertEquals(new Step.Nothing(), step(0, List.of()));
  }

  @Test
  void of_too_many_pods_those_go_that_serve_nobody() {
    var ready = pod("ready", "n1", "True");
    var unready = pod("unready", "n1", "False");
    var unassigned = pod("unassigned", "", "False");
    assertEquals(new Step.Delete(List.of(unassigned, unready)), step(1, List.of(ready, unready, unassigned)));
  }

  @Test
  void the_status_counts_what_is_there() {
    var owner = owner("{replicas: 1}");
    var pods = List.of(pod("a", "n1", "True"), pod("b", "n1", "False"));
    assertEquals(Yaml.node("""
        replicas: 2
        fullyLabeledReplicas: 2
        readyReplicas: 1
        observedGeneration: 4
        """).toString(), new ReplicaStatus(owner, pods, NOW).after(Optional.empty()).toString());
  }

  @Test
  void a_ready_pod_is_available_when_its_time_has_passed() {
    var pods = List.of(pod("a", "n1", "True"));
    assertEquals(Optional.of(Duration.ofSeconds(20)),
        new ReplicaStatus(owner("{}"), pods, NOW).nextAvailable());
    var later = new ReplicaStatus(owner("{}"), pods, NOW.plusSeconds(20));
    assertEquals(Optional.empty(), later.nextAvailable());
    assertEquals(1, later.after(Optional.empty()).path("availableReplicas").asInt());
  }

  @Test
  void a_failure_is_reported_until_it_is_over() {
    var failing = new ReplicaStatus(owner("{}"), List.of(), NOW).after(Optional.of("exceeded quota"));
    assertEquals("[{\"lastTransitionTime\":\"2026-11-21T12:00:00Z\",\"type\":\"ReplicaFailure\",\"status\":\"True\","
        + "\"reason\":\"FailedCreate\",\"message\":\"exceeded quota\"}]", failing.path("conditions").toString());
    var owner = owner("{}");
    owner.set("status", failing);
    assertEquals(failing.path("conditions"),
        new ReplicaStatus(owner, List.of(), NOW.plusSeconds(9)).after(Optional.of("other")).path("conditions"));
    assertEquals(true, new ReplicaStatus(owner, List.of(), NOW).after(Optional.empty()).path("conditions").isEmpty());
  }

  private static Step step(int wanted, List<ObjectNode> active) {
    return ReplicaPlan.step(new Observed(wanted, active, active, NOW));
  }

  private static List<ObjectNode> pods(int count) {
    return IntStream.range(0, count).mapToObj(i -> pod("p" + i, "n1", "True")).toList();
  }

  private static ObjectNode owner(String status) {
    return Yaml.object("""
        metadata: {name: web, namespace: shop, uid: u1, generation: 4}
        spec: {replicas: 3, minReadySeconds: 30, template: {metadata: {labels: {app: web}}}}
        status: %s
        """.formatted(status));
  }

  private static ObjectNode pod(String name, String node, String ready) {
    return Yaml.object("""
        metadata: {name: %1$s, namespace: shop, uid: %1$s, labels: {app: web, more: x}}
        spec: {nodeName: "%2$s"}
        status:
          phase: Running
          conditions: [{type: Ready, status: "%3$s", lastTransitionTime: "2026-11-21T11:59:50Z"}]
        """.formatted(name, node, ready));
  }
}
