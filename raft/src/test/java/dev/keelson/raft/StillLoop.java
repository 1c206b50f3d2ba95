package dev.keelson.raft;

import dev.keelson.store.loop.Loop;
import dev.keelson.store.loop.SystemTime;
import dev.keelson.store.loop.ThreadLoop;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A running loop for tests: does something on it, and waits until everything posted before is done. */
public final class StillLoop implements AutoCloseable {
  private final AtomicReference<@Nullable Throwable> fault = new AtomicReference<>();
  private final Loop loop =
      ThreadLoop.start("test-loop", new SystemTime(), broken -> fault.compareAndSet(null, broken));

  public Loop loop() {
    return loop;
  }

  /** Runs the task there; returns when what it posted has run too. */
  public void run(Runnable task) throws InterruptedException {
    loop.post(task);
    for (int hop = 0; hop < 3; hop++) { // a task posts a delivery, and that one another
      CountDownLatch passed = new CountDownLatch(1);
      loop.post(passed::countDown);
      if (!passed.await(30, TimeUnit.SECONDS)) {
        throw new AssertionError("the loop hangs");
      }
    }
    Throwable broken = fault.get();
    if (broken != null) {
      throw new AssertionError("a task broke", broken);
    }
  }

  public void runAfter(Duration delay, Runnable task) throws InterruptedException {
    CountDownLatch done = new CountDownLatch(1);
    run(() -> loop.after(delay, () -> {
      task.run();
      done.countDown();
    }));
    if (!done.await(30, TimeUnit.SECONDS)) {
      throw new AssertionError("the timer did not run");
    }
  }

  @Override
  public void close() {
    loop.close();
  }
}
