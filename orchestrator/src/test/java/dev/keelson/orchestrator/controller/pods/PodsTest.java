package dev.keelson.orchestrator.controller.pods;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.keelson.orchestrator.Yaml;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

final class PodsTest {
  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

  @Test
  void pods_that_ended_or_end_do_not_count() {
    assertTrue(Pods.isActive(Yaml.node("{status: {phase: Running}}")));
    assertTrue(Pods.isActive(Yaml.node("{}")));
    assertFalse(Pods.isActive(Yaml.node("{status: {phase: Succeeded}}")));
    assertFalse(Pods.isActive(Yaml.node("{status: {phase: Failed}}")));
    assertFalse(Pods.isActive(Yaml.node("{metadata: {deletionTimestamp: '2026-11-21T12:00:00Z'}}")));
  }

  @Test
  void a_ready_pod_is_available_after_the_time_it_is_asked_for() {
    var pod = Yaml.node("""
        status: {conditions: [{type: Ready, status: "True", lastTransitionTime: "2026-11-21T11:59:50Z"}]}
        """);
    assertTrue(Pods.isAvailable(pod, 0, NOON));
    assertTrue(Pods.isAvailable(pod, 10, NOON));
    assertFalse(Pods.isAvailable(pod, 11, NOON));
    assertEquals(Optional.of(Duration.ofSeconds(5)), Pods.untilAvailable(pod, 15, NOON));
    assertEquals(Optional.empty(), Pods.untilAvailable(pod, 10, NOON));
  }

  @Test
  void a_pod_that_is_not_ready_is_never_available() {
    var pod = Yaml.node("""
        status: {conditions: [{type: Ready, status: "False", lastTransitionTime: "2026-11-21T10:00:00Z"}]}
        """);
    assertFalse(Pods.isAvailable(pod, 0, NOON));
    assertEquals(Optional.empty(), Pods.untilAvailable(pod, 15, NOON));
  }

  @Test
  void a_condition_keeps_the_time_of_its_transition_while_its_status_stays() {
    var status = JsonNodeFactory.instance.objectNode();
    Conditions.put(status, new Condition("Ready", "True", "A", ""), "t1");
    Conditions.put(status, new Condition("Other", "True", "", ""), "t1");
    Conditions.put(status, new Condition("Ready", "True", "B", "why"), "t2");
    assertEquals("{\"conditions\":[{\"lastTransitionTime\":\"t1\",\"type\":\"Ready\",\"status\":\"True\","
        + "\"reason\":\"B\",\"message\":\"why\"},"
        + "{\"lastTransitionTime\":\"t1\",\"type\":\"Other\",\"status\":\"True\"}]}", status.toString());
    Conditions.put(status, new Condition("Ready", "False", "", ""), "t3");
    assertEquals("t3", Conditions.in(status, "Ready").orElseThrow().path("lastTransitionTime").asText());
  }

  @Test
  void the_last_condition_takes_the_list_along() {
    var status = JsonNodeFactory.instance.objectNode();
    Conditions.put(status, new Condition("Ready", "True", "", ""), "t1");
    Conditions.remove(status, "Ready");
    assertEquals("{}", status.toString());
  }

  @Test
  void names_from_content_use_kubernetes_letters() {
    assertEquals("66699476fc", HashName.encode("2225503297"));
  }

  @Test
  void the_same_content_has_the_same_name_in_any_order() {
    var name = HashName.of(Yaml.node("{a: 1, b: [x, y]}"), OptionalInt.empty());
    assertEquals(name, HashName.of(Yaml.node("{b: [x, y], a: 1}"), OptionalInt.empty()));
    assertFalse(name.equals(HashName.of(Yaml.node("{a: 1, b: [xy]}"), OptionalInt.empty())));
    assertFalse(name.equals(HashName.of(Yaml.node("{a: '1', b: [x, y]}"), OptionalInt.empty())));
    assertFalse(name.equals(HashName.of(Yaml.node("{a: 1, b: [x, y]}"), OptionalInt.of(0))));
  }

  @Test
  void a_pod_is_made_from_the_template_and_belongs_to_its_owner() {
    var owner = Yaml.object("""
        {apiVersion: apps/v1, kind: ReplicaSet, metadata: {name: web-1, namespace: shop, uid: u1}}""");
    var template = Yaml.node("""
        metadata: {labels: {app: web}, annotations: {a: b}, creationTimestamp: null}
        spec: {containers: [{name: c, image: i}]}
        """);
    assertEquals(Yaml.node("""
        kind: Pod
        apiVersion: v1
        metadata:
          generateName: web-1-
          namespace: shop
          labels: {app: web}
          annotations: {a: b}
          ownerReferences:
          - {apiVersion: apps/v1, kind: ReplicaSet, name: web-1, uid: u1, controller: true, blockOwnerDeletion: true}
        spec: {containers: [{name: c, image: i}]}
        """), Templates.pod(template, owner));
  }
}
