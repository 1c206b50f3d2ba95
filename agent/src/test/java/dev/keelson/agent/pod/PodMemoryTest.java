package dev.keelson.agent.pod;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;

final class PodMemoryTest {
  private static Step resumed(Story story) {
    return PodMachine.resume(PodMemory.of(story.pod).orElseThrow(), story.now);
  }

  @Test
  void a_pod_that_nobody_reported_of_is_new() {
    assertEquals(Optional.empty(), PodMemory.of(Story.single("Always").pod));
  }

  @Test
  void what_ran_runs_on() {
    var story = Story.single("Always").sandboxed().starts("c").exits("c", 1).after(0).starts("c");
    var step = resumed(story);
    assertEquals(story.status(), PodStatus.of(step.run(), story.pod, story.status(), "192.168.0.1", story.now));
    assertTrue(step.actions().isEmpty());
  }

  @Test
  void what_waited_to_be_restarted_is_restarted() {
    var story = Story.single("Always").sandboxed().starts("c").exits("c", 1).after(0).starts("c").exits("c", 1);
    var step = resumed(story);
    assertEquals(1, step.actions().size());
    assertEquals(1, step.run().containers().getFirst().restarts());
  }

  @Test
  void what_ended_stays_ended() {
    for (int code = 0; code < 2; code++) {
      var story = Story.single("Never").sandboxed().starts("c").exits("c", code);
      var status = PodStatus.of(resumed(story).run(), story.pod, story.status(), "192.168.0.1", story.now);
      assertEquals(story.status(), status);
    }
  }

  @Test
  void a_deletion_that_was_missed_is_carried_out() {
    var story = Story.single("Always").sandboxed().starts("c");
    story.pod.withObjectProperty("metadata").put("deletionTimestamp", "2026-11-21T22:00:00Z");
    var actions = resumed(story).actions();
    assertTrue(actions.stream().anyMatch(Action.Halt.class::isInstance), actions::toString);
  }
}
