package dev.keelson.orchestrator.scheduler.queue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keelson.orchestrator.scheduler.Given;
import dev.keelson.orchestrator.scheduler.plugin.Change;
import dev.keelson.orchestrator.scheduler.plugin.Filter;
import dev.keelson.orchestrator.scheduler.plugin.node.NodeUnschedulable;
import dev.keelson.orchestrator.scheduler.plugin.resource.FitScore;
import dev.keelson.orchestrator.scheduler.plugin.resource.NodeResourcesFit;
import dev.keelson.orchestrator.scheduler.snapshot.PodInfo;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class SchedulingQueueTest {
  private static final Filter FIT = new NodeResourcesFit(Set.of(), FitScore.usual());
  private static final Change GONE = new Change.PodGone(pod("gone", 0));

  private final SchedulingQueue queue =
      new SchedulingQueue(new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(10)));
  private Instant now = Instant.EPOCH;

  private static PodInfo pod(String name, int priority) {
    return Given.pod(name, "cpu: 1", "priority: " + priority);
  }

  private String poll() {
    return queue.poll(now).map(queued -> queued.pod().id().name()).orElse("nobody");
  }

  private void pass(long seconds) {
    now = now.plusSeconds(seconds);
  }

  private void refuse(String name) {
    queue.refuse("uid-" + name, Set.of(FIT), now);
  }

  @Test
  void priority_goes_before_age() {
    queue.put(pod("old", 0), now);
    queue.put(pod("twin", 0), now);
    pass(1);
    queue.put(pod("vip", 9), now);

    assertEquals(List.of("vip", "old", "twin", "nobody"), List.of(poll(), poll(), poll(), poll()));
  }

  @Test
  void who_was_refused_waits_for_a_change_that_may_help() {
    queue.put(pod("p", 0), now);
    poll();
    refuse("p");
    pass(20);

    assertEquals("nobody", poll());
    queue.changed(new Change.NodeRemoved("n"), now);
    assertEquals("nobody", poll());
    queue.changed(GONE, now);
    assertEquals("p", poll());
  }

  @Test
  void hints_are_asked_of_those_who_refused_only() {
    queue.put(pod("p", 0), now);
    poll();
    queue.refuse("uid-p", Set.of(new NodeUnschedulable()), now);
    pass(20);
    queue.changed(GONE, now);

    assertEquals("nobody", poll());
  }

  @Test
  void a_node_that_is_too_small_helps_nobody() {
    queue.put(Given.pod("p", "cpu: 8", ""), now);
    poll();
    refuse("p");
    pass(20);
    queue.changed(new Change.NodeAdded(Given.node("n", "").facts()), now);
    assertEquals("nobody", poll());

    queue.changed(new Change.NodeAdded(Given.node("n", "cpu: 8, pods: 1", "").facts()), now);
    assertEquals("p", poll());
  }

  @Test
  void each_attempt_makes_the_next_wait_twice_as_long_up_to_a_limit() {
    queue.put(pod("p", 0), now);
    for (var expected : List.of(1, 2, 4, 8, 10, 10)) {
      assertEquals("p", poll());
      refuse("p");
      queue.changed(GONE, now);
      pass(expected - 1);
      assertEquals("nobody", poll());
      assertEquals(now.plusSeconds(1), queue.nextWake().orElseThrow());
      pass(1);
    }
    assertEquals("p", poll());
  }

  @Test
  void who_failed_by_chance_is_tried_again_without_a_change() {
    queue.put(pod("p", 0), now);
    poll();
    queue.retry("uid-p", now);
    assertEquals("nobody", poll());
    pass(1);

    assertEquals("p", poll());
  }

  @Test
  void nobody_is_parked_for_ever() {
    queue.put(pod("p", 0), now);
    poll();
    refuse("p");
    pass(299);
    assertEquals("nobody", poll());
    pass(1);

    assertEquals("p", poll());
  }

  @Test
  void a_pod_that_is_not_what_it_was_is_tried_again() {
    queue.put(pod("p", 0), now);
    poll();
    refuse("p");
    pass(20);
    queue.put(pod("p", 0), now);
    assertEquals("nobody", poll());
    queue.put(pod("p", 1), now);

    assertEquals("p", poll());
  }

  @Test
  void who_is_removed_while_it_is_tried_does_not_come_back() {
    queue.put(pod("p", 0), now);
    poll();
    assertTrue(queue.contains("uid-p"));
    queue.remove("uid-p");
    refuse("p");

    assertFalse(queue.contains("uid-p"));
    assertEquals(List.of(0, 0, 0), queue.sizes());
  }

  @Test
  void what_is_heard_of_a_pod_while_it_is_tried_is_kept() {
    queue.put(pod("p", 0), now);
    poll();
    queue.put(pod("p", 5), now);
    queue.retry("uid-p", now);
    pass(1);

    assertEquals(5, queue.poll(now).orElseThrow().pod().priority());
  }
}
