package dev.keelson.raft.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** One thread, in order, and nothing lost. */
final class LoopTest {
  @Test
  void tasks_run_in_the_order_they_were_posted_on_one_thread() throws Exception {
    List<Integer> order = new ArrayList<>();
    try (StillLoop still = new StillLoop()) {
      for (int i = 0; i < 100; i++) {
        int number = i;
        still.loop().post(() -> order.add(number));
      }
      still.run(still.loop()::assertOwned);
    }
    assertEquals(IntStream.range(0, 100).boxed().toList(), order);
  }

  @Test
  void alarms_ring_in_the_order_of_their_time() throws Exception {
    List<String> order = new ArrayList<>();
    try (StillLoop still = new StillLoop()) {
      still.run(() -> still.loop().after(Duration.ofMillis(2), () -> order.add("second")));
      still.run(() -> still.loop().after(Duration.ofMillis(1), () -> order.add("first")));
      still.runAfter(Duration.ofMillis(60), () -> order.add("last"));
    }
    assertEquals("last", order.getLast());
    assertEquals(3, order.size());
  }

  @Test
  void a_task_that_throws_is_reported_and_the_next_one_runs() throws Exception {
    CompletableFuture<Throwable> fault = new CompletableFuture<>();
    CompletableFuture<Void> next = new CompletableFuture<>();
    try (Loop loop = new Loop("test-loop", new SystemTime(), fault::complete)) {
      loop.start();
      loop.post(() -> {
        throw new IllegalStateException("on purpose");
      });
      loop.post(() -> next.complete(null));
      assertEquals("on purpose", fault.get(30, TimeUnit.SECONDS).getMessage());
      next.get(30, TimeUnit.SECONDS);
      assertThrows(AssertionError.class, loop::assertOwned);
    }
  }

  @Test
  void an_inbox_brings_everything_and_ends_each_visit_with_one_call() throws Exception {
    List<Integer> got = new ArrayList<>();
    List<Integer> ends = new ArrayList<>();
    try (StillLoop still = new StillLoop()) {
      Inbox<Integer> inbox = new Inbox<>(still.loop(), got::add, () -> ends.add(got.size()));
      still.run(() -> {
        inbox.put(1);
        inbox.put(2);
        inbox.put(3);
      });
    }
    assertEquals(List.of(1, 2, 3), got);
    assertEquals(List.of(3), ends);
  }
}
