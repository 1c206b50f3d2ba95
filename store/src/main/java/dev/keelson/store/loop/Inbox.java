package dev.keelson.store.loop;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * Brings things from any thread to a loop; many that arrive together wake the loop once. How much may wait is for the
 * sender's admission to bound.
 */
public final class Inbox<T> {
  private final Queue<T> waiting = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean woken = new AtomicBoolean();
  private final Loop loop;
  private final Consumer<T> each;
  private final Runnable afterwards;

  /** On the loop: {@code each} for everything that waited, then {@code afterwards} once. */
  public Inbox(Loop loop, Consumer<T> each, Runnable afterwards) {
    this.loop = loop;
    this.each = each;
    this.afterwards = afterwards;
  }

  public void put(T thing) {
    waiting.add(thing);
    if (woken.compareAndSet(false, true)) {
      loop.post(this::empty);
    }
  }

  private void empty() {
    woken.set(false); // before the first poll: what comes later wakes the loop again
    for (T thing = waiting.poll(); thing != null; thing = waiting.poll()) {
      each.accept(thing);
    }
    afterwards.run();
  }
}
