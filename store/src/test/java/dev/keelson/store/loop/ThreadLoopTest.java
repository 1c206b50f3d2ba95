package dev.keelson.store.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ThreadLoopTest {
  private static final int PATIENCE_SECONDS = 30;

  private final CompletableFuture<Throwable> fault = new CompletableFuture<>();

  @Test
  void tasks_run_in_order_on_one_thread() throws Exception {
    try (var loop = ThreadLoop.start("test", new SystemTime(), fault::complete)) {
      var seen = new ArrayList<Integer>();
      var done = new CompletableFuture<List<Integer>>();
      for (int i = 0; i < 100; i++) {
        int number = i;
        loop.post(() -> {
          loop.assertOwned();
          seen.add(number);
        });
      }
      loop.post(() -> done.complete(seen));
      assertEquals(100, done.get(PATIENCE_SECONDS, TimeUnit.SECONDS).size());
    }
  }

  @Test
  void a_timer_runs_on_the_loop_and_a_cancelled_one_does_not() throws Exception {
    try (var loop = ThreadLoop.start("test", new SystemTime(), fault::complete)) {
      var done = new CompletableFuture<String>();
      loop.post(() -> {
        loop.after(Duration.ofMillis(1), () -> done.complete("cancelled")).cancel();
        loop.after(Duration.ofMillis(2), () -> done.complete("kept"));
      });
      assertEquals("kept", done.get(PATIENCE_SECONDS, TimeUnit.SECONDS));
    }
  }

  @Test
  void a_task_that_throws_ends_the_loop_and_is_told() throws Exception {
    try (var loop = ThreadLoop.start("test", new SystemTime(), fault::complete)) {
      var broken = new IllegalStateException("broken");
      loop.post(() -> {
        throw broken;
      });
      assertSame(broken, fault.get(PATIENCE_SECONDS, TimeUnit.SECONDS));
    }
  }

  @Test
  void what_was_posted_before_the_close_has_run_after_it_and_what_comes_later_never_does() {
    var seen = new ArrayList<String>();
    var loop = ThreadLoop.start("test", new SystemTime(), fault::complete);
    loop.post(() -> seen.add("before"));
    loop.close();
    loop.post(() -> seen.add("after"));
    loop.close();
    assertEquals(List.of("before"), seen);
  }

  @Test
  void a_loop_may_close_itself() throws Exception {
    var loop = ThreadLoop.start("test", new SystemTime(), fault::complete);
    var closed = new CompletableFuture<Void>();
    loop.post(() -> {
      loop.close();
      closed.complete(null);
    });
    closed.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  @Test
  void a_result_is_delivered_on_the_loop() throws Exception {
    try (var loop = ThreadLoop.start("test", new SystemTime(), fault::complete)) {
      var asked = new CompletableFuture<String>();
      var got = new CompletableFuture<String>();
      loop.deliver(asked, (answer, _) -> {
        loop.assertOwned();
        got.complete(String.valueOf(answer));
      });
      asked.complete("answer");
      assertEquals("answer", got.get(PATIENCE_SECONDS, TimeUnit.SECONDS));
    }
  }

  @Test
  void who_is_not_the_loop_is_found_out() {
    try (var loop = ThreadLoop.start("test", new SystemTime(), fault::complete)) {
      assertThrows(AssertionError.class, loop::assertOwned);
    }
  }
}
