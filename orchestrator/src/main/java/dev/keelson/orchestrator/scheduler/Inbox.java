package dev.keelson.orchestrator.scheduler;

import dev.keelson.orchestrator.client.ObjectKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What the scheduling thread has still to look at. Any thread puts, one takes.
 *
 * <p>Bounded: each object is in it once, however often it changes, and each errand comes back once.
 */
final class Inbox {
  /** Something to look at. */
  sealed interface Item {
    record Pod(ObjectKey key) implements Item {}

    record Node(ObjectKey key) implements Item {}

    record Volumes() implements Item {}

    /** An errand came back; what is to be done with that. */
    record Returned(Runnable then) implements Item {}
  }

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition filled = lock.newCondition();
  private Set<Item> items = new LinkedHashSet<>();

  void put(Item item) {
    lock.lock();
    try {
      items.add(item);
      filled.signal();
    } finally {
      lock.unlock();
    }
  }

  /** All that is there, the oldest first; waits at most so long for the first. */
  List<Item> take(Duration patience) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      var left = patience.toNanos();
      while (items.isEmpty() && left > 0) {
        left = filled.awaitNanos(left);
      }
      var taken = new ArrayList<>(items);
      items = new LinkedHashSet<>();
      return taken;
    } finally {
      lock.unlock();
    }
  }
}
