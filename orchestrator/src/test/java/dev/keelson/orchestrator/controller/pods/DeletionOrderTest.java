package dev.keelson.orchestrator.controller.pods;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.Yaml;
import dev.keelson.orchestrator.object.Metadata;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class DeletionOrderTest {
  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

  @Test
  void a_pod_without_a_node_goes_before_one_with_a_node() {
    goesFirst(pod("", "Pending", false, "11:00:00"), pod("n1", "Pending", false, "11:59:59"));
  }

  @Test
  void phases_go_from_pending_over_unknown_to_running() {
    goesFirst(pod("n1", "Pending", false, "11:00:00"), pod("n1", "Unknown", false, "11:00:00"));
    goesFirst(pod("n1", "Unknown", false, "11:00:00"), pod("n1", "Running", false, "11:00:00"));
  }

  @Test
  void an_unready_pod_goes_before_a_ready_one() {
    goesFirst(pod("n1", "Running", false, "10:00:00"), pod("n1", "Running", true, "11:59:00"));
  }

  @Test
  void the_cheaper_pod_goes_first() {
    goesFirst(cost(ready(), "-5"), ready());
    goesFirst(ready(), cost(ready(), "7"));
    goesFirst(cost(ready(), "nonsense"), cost(ready(), "7"));
  }

  @Test
  void a_pod_with_neighbours_of_the_same_work_goes_first() {
    var crowded = pod("n1", "Running", true, "11:00:00");
    var lone = pod("n2", "Running", true, "11:00:00");
    var related = List.of(crowded, lone, pod("n1", "Running", true, "11:00:00"));
    assertEquals(List.of(crowded), new DeletionOrder(related, NOW).first(List.of(lone, crowded), 1));
  }

  @Test
  void what_became_ready_lately_goes_before_what_has_served_for_long() {
    goesFirst(pod("n1", "Running", true, "11:59:50"), pod("n1", "Running", true, "11:00:00"));
  }

  @Test
  void among_pods_ready_about_as_long_the_one_restarted_more_goes_first() {
    var restarted = pod("n1", "Running", true, "11:00:00");
    restarted.withObjectProperty("status").putArray("containerStatuses").addObject().put("restartCount", 3);
    goesFirst(restarted, pod("n1", "Running", true, "11:00:01"));
  }

  @Test
  void all_go_when_no_more_are_there() {
    var pods = List.of(ready(), ready());
    assertEquals(pods, new DeletionOrder(pods, NOW).first(pods, 3));
  }

  @Test
  void any_pods_have_one_order_from_wherever_they_come() {
    var random = new Random(7);
    var pods = new ArrayList<>(Stream.generate(() -> anyPod(random)).limit(300).toList());
    var order = new DeletionOrder(pods, NOW);
    var expected = order.first(pods, pods.size() - 1);
    for (var round = 0; round < 20; round++) {
      Collections.shuffle(pods, random);
      assertEquals(expected, order.first(pods, pods.size() - 1));
    }
  }

  private static ObjectNode anyPod(Random random) {
    var pod = pod(random.nextBoolean() ? "n" + random.nextInt(3) : "", List.of("Pending", "Running", "").get(
        random.nextInt(3)), random.nextBoolean(), "11:%02d:00".formatted(random.nextInt(60)));
    Metadata.of(pod).put("uid", "u" + random.nextInt());
    pod.withObjectProperty("status").putArray("containerStatuses").addObject().put("restartCount", random.nextInt(3));
    return pod;
  }

  private static void goesFirst(ObjectNode first, ObjectNode second) {
    var order = new DeletionOrder(List.of(), NOW);
    assertEquals(List.of(first), order.first(List.of(first, second), 1));
    assertEquals(List.of(first), order.first(List.of(second, first), 1));
  }

  private static ObjectNode ready() {
    return pod("n1", "Running", true, "11:00:00");
  }

  private static ObjectNode cost(ObjectNode pod, String cost) {
    Metadata.of(pod).withObjectProperty("annotations").put("controller.kubernetes.io/pod-deletion-cost", cost);
    return pod;
  }

  private static ObjectNode pod(String node, String phase, boolean ready, String readySince) {
    return Yaml.object("""
        metadata: {uid: u1, creationTimestamp: "2026-11-21T09:00:00Z"}
        spec: {nodeName: "%s"}
        status:
          phase: "%s"
          conditions: [{type: Ready, status: "%s", lastTransitionTime: "2026-11-21T%sZ"}]
        """.formatted(node, phase, ready ? "True" : "False", readySince));
  }
}
