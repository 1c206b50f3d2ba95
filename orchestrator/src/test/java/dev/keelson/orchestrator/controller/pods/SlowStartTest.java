package dev.keelson.orchestrator.controller.pods;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class SlowStartTest {
  private final AtomicInteger tried = new AtomicInteger();

  @Test
  void all_are_done_when_none_fails() {
    var result = SlowStart.run(Collections.nCopies(500, tried::incrementAndGet));
    assertEquals(500, result.successes());
    assertTrue(result.failure().isEmpty());
    assertEquals(500, tried.get());
  }

  @Test
  void after_a_first_failure_no_other_is_tried() {
    var result = SlowStart.run(Collections.nCopies(500, this::failing));
    assertEquals(0, result.successes());
    assertEquals("no 1", result.failure().orElseThrow().getMessage());
    assertEquals(1, tried.get());
  }

  @Test
  void the_batch_with_a_failure_is_the_last() {
    var result = SlowStart.run(Collections.nCopies(500, this::failingFromTheSixth));
    assertEquals(5, result.successes());
    assertEquals(1 + 2 + 4, tried.get());
  }

  private void failing() {
    throw new IllegalArgumentException("no " + tried.incrementAndGet());
  }

  private void failingFromTheSixth() {
    if (tried.incrementAndGet() > 5) {
      throw new IllegalArgumentException("no");
    }
  }
}
