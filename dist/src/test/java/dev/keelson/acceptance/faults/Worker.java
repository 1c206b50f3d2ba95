package dev.keelson.acceptance.faults;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** A thread that repeats one thing until it is asked to end, and keeps what went wrong. */
final class Worker implements AutoCloseable {
  private final AtomicBoolean ending = new AtomicBoolean();
  private final Thread thread;
  private volatile @Nullable Throwable failure;

  Worker(String name, Runnable once) {
    thread = Thread.ofPlatform().daemon().name(name).unstarted(() -> repeat(once));
  }

  Worker start() {
    thread.start();
    return this;
  }

  Optional<Throwable> failure() {
    return Optional.ofNullable(failure);
  }

  /** Waits for the round under way. */
  @Override
  public void close() {
    ending.set(true);
    try {
      thread.join();
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException("interrupted while a worker ends", interrupted);
    }
  }

  private void repeat(Runnable once) {
    try {
      while (!ending.get()) {
        once.run();
      }
    } catch (RuntimeException | Error broken) {
      failure = broken;
    }
  }
}
