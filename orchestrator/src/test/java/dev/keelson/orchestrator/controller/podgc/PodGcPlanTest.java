package dev.keelson.orchestrator.controller.podgc;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.Yaml;
import dev.keelson.orchestrator.object.Metadata;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PodGcPlanTest {
  private static ObjectNode pod(String name, String phase, String node, int minute, boolean deleting) {
    return Yaml.object("""
        metadata: {name: %s, creationTimestamp: '2026-01-01T00:%02d:00Z'%s}
        spec: {nodeName: '%s'}
        status: {phase: %s}
        """.formatted(name, minute, deleting ? ", deletionTimestamp: '2026-01-01T01:00:00Z'" : "", node, phase));
  }

  private static final List<ObjectNode> PODS = List.of(
      pod("new", "Failed", "n1", 30, false), pod("old", "Succeeded", "n1", 10, false),
      pod("mid", "Failed", "n2", 20, false), pod("running", "Running", "n2", 1, false),
      pod("lost", "Pending", "", 2, true), pod("going", "Running", "n2", 3, true),
      pod("waits", "Pending", "", 4, false));

  private static List<String> names(List<ObjectNode> pods) {
    return pods.stream().map(Metadata::name).toList();
  }

  @Test
  void of_too_many_that_have_ended_the_oldest_go() {
    assertEquals(List.of("old", "mid"), names(PodGcPlan.ended(PODS, 1)));
    assertEquals(List.of(), names(PodGcPlan.ended(PODS, 3)));
  }

  @Test
  void pods_of_a_node_that_is_gone_go() {
    assertEquals(List.of("mid", "running", "going"), names(PodGcPlan.orphaned(PODS, Set.of("n2"))));
  }

  @Test
  void a_deleted_pod_without_a_node_goes() {
    assertEquals(List.of("lost"), names(PodGcPlan.unscheduled(PODS)));
  }

  @Test
  void a_deleted_pod_goes_from_a_node_that_an_operator_has_given_up() {
    var down = Yaml.object("metadata: {name: n2}\nspec: {taints: [{key: node.kubernetes.io/out-of-service,"
        + " effect: NoExecute}]}\nstatus: {conditions: [{type: Ready, status: Unknown}]}");
    assertEquals(List.of("going"), names(PodGcPlan.outOfService(PODS, List.of(down))));
    down.withObjectProperty("status").putArray("conditions").addObject().put("type", "Ready").put("status", "True");
    assertEquals(List.of(), names(PodGcPlan.outOfService(PODS, List.of(down))));
  }
}
