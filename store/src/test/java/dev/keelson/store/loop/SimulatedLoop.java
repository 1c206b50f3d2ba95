package dev.keelson.store.loop;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;

/** A loop whose tasks run when the test says so, and whose clock stands still until the test moves it. */
public final class SimulatedLoop implements Loop {
  private final Queue<Runnable> tasks = new ArrayDeque<>();
  private final Agenda agenda = new Agenda();
  private long nowNanos;
  private boolean running;
  private boolean closed;

  @Override
  public void post(Runnable task) {
    if (!closed) {
      tasks.add(task);
    }
  }

  @Override
  public Timer after(Duration delay, Runnable task) {
    assertOwned();
    return agenda.add(nowNanos + delay.toNanos(), task);
  }

  @Override
  public void assertOwned() {
    if (!running) {
      throw new AssertionError("not on the loop");
    }
  }

  @Override
  public void close() {
    closed = true;
    tasks.clear();
  }

  public boolean idle() {
    return tasks.isEmpty();
  }

  public long nowNanos() {
    return nowNanos;
  }

  /** Runs one task, if one waits. */
  public void runOne() {
    Runnable task = tasks.poll();
    if (task != null) {
      run(task);
    }
  }

  public void runAll() {
    while (!idle()) {
      runOne();
    }
  }

  /** Moves the clock and runs the timers that are due then; what they post waits. */
  public void advance(Duration by) {
    nowNanos += by.toNanos();
    agenda.due(nowNanos, this::run);
  }

  private void run(Runnable task) {
    running = true;
    try {
      task.run();
    } finally {
      running = false;
    }
  }
}
