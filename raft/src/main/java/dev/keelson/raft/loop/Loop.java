package dev.keelson.raft.loop;

import java.time.Duration;
import java.util.PriorityQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Runs every task on one thread, in order. State reached only from here needs no lock.
 *
 * <p>A task that throws is a fault: it goes to the fault consumer, and the loop goes on so that a stop can still pass.
 */
public final class Loop implements AutoCloseable {
  /** Everything posted is coalesced by its sender, so a queue this long means that the loop hangs. */
  private static final int TASKS_MAX = 1 << 16;

  private static final Duration STOP_MAX = Duration.ofSeconds(1);

  private final BlockingQueue<Runnable> tasks = new LinkedBlockingQueue<>(TASKS_MAX);
  private final PriorityQueue<Alarm> alarms = new PriorityQueue<>();
  private final Thread thread;
  private final Time time;
  private final Consumer<Throwable> faults;
  private long alarmsSet;
  private volatile boolean closing;

  public Loop(String name, Time time, Consumer<Throwable> faults) {
    this.time = time;
    this.faults = faults;
    this.thread = Thread.ofPlatform().name(name).daemon().unstarted(this::run);
  }

  public void start() {
    thread.start();
  }

  /** From any thread. After the close, tasks are dropped. */
  public void post(Runnable task) {
    if (!tasks.offer(task) && !closing) {
      throw new IllegalStateException(thread.getName() + " has not come round for " + TASKS_MAX + " tasks");
    }
  }

  /** Hands what becomes of {@code future} to {@code taker}, here. One of the two is null. From any thread. */
  public <T> void deliver(CompletableFuture<T> future, BiConsumer<@Nullable T, @Nullable Throwable> taker) {
    CompletableFuture<T> _ = future.whenComplete((value, failure) -> post(() -> taker.accept(value, failure)));
  }

  /** Runs {@code task} here after {@code delay}. From this loop only. */
  public void after(Duration delay, Runnable task) {
    assertOwned();
    alarms.add(new Alarm(time.monotonicNanos() + delay.toNanos(), alarmsSet++, task));
  }

  /** Runs {@code task} here again and again, {@code period} after each end. From any thread. */
  public void every(Duration period, Runnable task) {
    post(() -> repeat(period, task));
  }

  /** First line of every method that touches loop-owned state. */
  public void assertOwned() {
    if (!isOwner()) {
      throw new AssertionError("not on " + thread.getName() + ": " + Thread.currentThread());
    }
  }

  @Override
  public void close() {
    post(() -> closing = true);
    if (isOwner()) {
      return;
    }
    try {
      thread.join(STOP_MAX);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean isOwner() {
    return Thread.currentThread().equals(thread);
  }

  private void repeat(Duration period, Runnable task) {
    task.run();
    after(period, () -> repeat(period, task));
  }

  private void run() {
    while (!closing) {
      try {
        Runnable task = next();
        if (task != null) {
          task.run();
        }
        ringDue();
      } catch (InterruptedException _) {
        closing = true;
      } catch (RuntimeException | Error broken) {
        faults.accept(broken);
      }
    }
  }

  private @Nullable Runnable next() throws InterruptedException {
    Alarm first = alarms.peek();
    return first == null ? tasks.take() : tasks.poll(first.atNanos - time.monotonicNanos(), TimeUnit.NANOSECONDS);
  }

  private void ringDue() {
    for (Alarm first = alarms.peek(); first != null && first.atNanos - time.monotonicNanos() <= 0;) {
      alarms.remove();
      first.task.run();
      first = alarms.peek();
    }
  }

  private record Alarm(long atNanos, long order, Runnable task) implements Comparable<Alarm> {
    @Override
    public int compareTo(Alarm other) {
      int byTime = Long.compare(atNanos - other.atNanos, 0);
      return byTime != 0 ? byTime : Long.compare(order, other.order);
    }
  }
}
