package dev.keelson.api.etcd.call;

import dev.keelson.store.loop.Agenda;
import dev.keelson.store.loop.Loop;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;

/** A loop that runs every task at once, on the thread that posts it; its clock moves when the test says so. */
public final class DirectLoop implements Loop {
  private final Queue<Runnable> tasks = new ArrayDeque<>();
  private final Agenda agenda = new Agenda();
  private long nowNanos;
  private boolean running;

  @Override
  public void post(Runnable task) {
    tasks.add(task);
    if (!running) {
      drain();
    }
  }

  @Override
  public Timer after(Duration delay, Runnable task) {
    return agenda.add(nowNanos + delay.toNanos(), task);
  }

  @Override
  public void assertOwned() {
    if (!running) {
      throw new AssertionError("not on the loop");
    }
  }

  @Override
  public void close() {}

  public long nowNanos() {
    return nowNanos;
  }

  public void advance(Duration by) {
    nowNanos += by.toNanos();
    post(() -> agenda.due(nowNanos, Runnable::run));
  }

  private void drain() {
    running = true;
    try {
      for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
        task.run();
      }
    } finally {
      running = false;
    }
  }
}
