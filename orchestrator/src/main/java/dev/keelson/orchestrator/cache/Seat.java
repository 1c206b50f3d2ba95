package dev.keelson.orchestrator.cache;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A watcher's place in the ring, and where it sleeps while there is nothing for it.
 *
 * <p>While it is awake its own thread moves the place. While it sleeps the feed does, past events that it does not
 * want, and wakes it for those that it wants: a thousand watchers of one object each cost little then. Guarded by the
 * lock.
 */
final class Seat {
  private final EventRing ring;
  private final Selection selection;
  private final long after;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition woken = lock.newCondition();
  private long next;
  private boolean asleep;
  private boolean closed;

  /** Wants what {@code selection} takes, after the revision {@code after}. */
  Seat(EventRing ring, Selection selection, long after) {
    this.ring = ring;
    this.selection = selection;
    this.after = after;
    this.next = ring.numberAfter(after);
  }

  Selection selection() {
    return selection;
  }

  /** The number of the event to be looked at next. The watcher's own thread, as for {@link #moveOn}. */
  long next() {
    return next;
  }

  void moveOn() {
    next++;
  }

  /** What of an event concerns this watcher. */
  Optional<Change> seen(CacheEvent event) {
    return event.revision() > after ? event.seenBy(selection) : Optional.empty();
  }

  /** Waits for an event that is wanted, for {@link #close}, or until patience ends. */
  void sleep(Duration patience) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      if (closed || ring.end() > next) {
        return;
      }
      asleep = true;
      long nanosLeft = patience.toNanos();
      while (asleep && nanosLeft > 0) {
        nanosLeft = woken.awaitNanos(nanosLeft);
      }
    } finally {
      asleep = false;
      lock.unlock();
    }
  }

  /** The feed: these events are in the ring now, the first one under {@code number}. */
  void arrived(List<CacheEvent> events, long number) {
    lock.lock();
    try {
      while (asleep && next < number + events.size()) {
        if (seen(events.get((int) (next - number))).isPresent()) {
          wake();
        } else {
          next++;
        }
      }
    } finally {
      lock.unlock();
    }
  }

  void close() {
    lock.lock();
    try {
      closed = true;
      wake();
    } finally {
      lock.unlock();
    }
  }

  boolean isClosed() {
    lock.lock();
    try {
      return closed;
    } finally {
      lock.unlock();
    }
  }

  private void wake() {
    asleep = false;
    woken.signal();
  }
}
