package dev.keelson.store.loop;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A loop on a platform thread of its own. */
public final class ThreadLoop implements Loop {
  /**
   * Far more than correct use can cause: who posts has a bounded number of tasks under way, some three for each open
   * stream.
   */
  static final int TASKS_MAX = 1 << 20;

  /** A task takes microseconds; who stops a member has two seconds. */
  private static final Duration STOP_MAX = Duration.ofSeconds(1);

  private final BlockingQueue<Runnable> tasks = new LinkedBlockingQueue<>(TASKS_MAX);
  private final Agenda agenda = new Agenda();
  private final Time time;
  private final Consumer<Throwable> faults;
  private final Thread owner;
  private volatile boolean closed;

  private ThreadLoop(String name, Time time, Consumer<Throwable> faults) {
    this.time = time;
    this.faults = faults;
    this.owner = Thread.ofPlatform().name(name).daemon().unstarted(this::run);
  }

  /**
   * Starts a loop.
   *
   * @param faults hears of a task that threw; the loop has ended then, because what it owns can no longer be trusted
   */
  public static ThreadLoop start(String name, Time time, Consumer<Throwable> faults) {
    var loop = new ThreadLoop(name, time, faults);
    loop.owner.start();
    return loop;
  }

  @Override
  public void post(Runnable task) {
    if (closed) {
      return;
    }
    if (!tasks.offer(task)) {
      throw new IllegalStateException("loop " + owner.getName() + " has " + TASKS_MAX + " tasks waiting");
    }
  }

  @Override
  public Timer after(Duration delay, Runnable task) {
    assertOwned();
    return agenda.add(time.monotonicNanos() + delay.toNanos(), task);
  }

  @Override
  public void assertOwned() {
    if (!isOwner()) {
      throw new AssertionError("not on the loop " + owner.getName() + ": " + Thread.currentThread());
    }
  }

  @Override
  public void close() {
    if (!tasks.offer(() -> closed = true)) {
      closed = true;
    }
    if (isOwner()) {
      return;
    }
    try {
      owner.join(STOP_MAX);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean isOwner() {
    return Thread.currentThread().equals(owner);
  }

  private void run() {
    try {
      while (!closed) {
        Runnable task = next();
        if (task != null) {
          task.run();
        }
        agenda.due(time.monotonicNanos(), Runnable::run);
      }
    } catch (InterruptedException stopped) {
      closed = true;
    } catch (RuntimeException | Error broken) {
      closed = true;
      faults.accept(broken);
    }
  }

  private @Nullable Runnable next() throws InterruptedException {
    var due = agenda.nextNanos();
    if (due.isEmpty()) {
      return tasks.take();
    }
    return tasks.poll(due.getAsLong() - time.monotonicNanos(), TimeUnit.NANOSECONDS);
  }
}
