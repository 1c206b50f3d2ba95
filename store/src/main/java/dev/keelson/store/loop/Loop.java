package dev.keelson.store.loop;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Runs every task on one thread, in order. State reached only from here needs no lock. */
public interface Loop extends AutoCloseable {
  /**
   * Runs {@code task} after everything posted before. Any thread; never waits. After {@link #close} tasks are dropped.
   *
   * @throws IllegalStateException when more tasks wait than any correct use can cause
   */
  void post(Runnable task);

  /** Runs {@code task} once, after {@code delay}. The loop only. */
  Timer after(Duration delay, Runnable task);

  /** Hands what becomes of {@code future} to {@code taker}, here. One of the two is null. Any thread. */
  default <T> void deliver(CompletableFuture<T> future, BiConsumer<@Nullable T, @Nullable Throwable> taker) {
    CompletableFuture<T> _ = future.whenComplete((value, failure) -> post(() -> taker.accept(value, failure)));
  }

  /** First line of every method that touches loop-owned state. */
  void assertOwned();

  /** Ends the loop after everything posted before, and waits for that, but not for long and not on the loop itself. */
  @Override
  void close();

  /** A task that waits for its time. */
  @FunctionalInterface
  interface Timer {
    /** Nothing waits, nothing to cancel. */
    Timer NONE = () -> {};

    /** Forgets the task; does nothing when it has run. The loop only. */
    void cancel();
  }
}
