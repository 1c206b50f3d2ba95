package dev.keelson.orchestrator.client.queue;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.SequencedSet;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Keys that want work, in the order in which they came. A key that is asked for while it is worked on comes again
 * afterwards. Guarded by one lock; any thread.
 */
public final class WorkQueue<K> implements AutoCloseable {
  private final InstantSource clock;
  private final Backoff backoff;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition moved = lock.newCondition();
  private final SequencedSet<K> ready = new LinkedHashSet<>();
  private final Set<K> working = new HashSet<>();
  private final Set<K> again = new HashSet<>();
  private final Map<K, Instant> due = new HashMap<>();
  private final PriorityQueue<Later<K>> later = new PriorityQueue<>(Comparator.comparing(Later::at));
  private final Map<K, Integer> failures = new HashMap<>();
  private boolean closed;

  private record Later<K>(K key, Instant at) {}

  public WorkQueue(InstantSource clock, Backoff backoff) {
    this.clock = clock;
    this.backoff = backoff;
  }

  /** Asks for work on a key now. */
  public void add(K key) {
    lock.lock();
    try {
      enqueue(key);
    } finally {
      lock.unlock();
    }
  }

  /** Asks for work on a key in a while; of several such wishes the earliest counts. */
  public void addAfter(K key, Duration delay) {
    lock.lock();
    try {
      delay(key, delay);
    } finally {
      lock.unlock();
    }
  }

  /** Asks again for what has failed, later each time. */
  public void addAfterFailure(K key) {
    lock.lock();
    try {
      delay(key, backoff.after(failures.merge(key, 1, Integer::sum)));
    } finally {
      lock.unlock();
    }
  }

  /** The work has succeeded: the next failure is the first again. */
  public void forget(K key) {
    lock.lock();
    try {
      failures.remove(key);
    } finally {
      lock.unlock();
    }
  }

  /** How often in a row the work on this key has failed. */
  public int failures(K key) {
    lock.lock();
    try {
      return failures.getOrDefault(key, 0);
    } finally {
      lock.unlock();
    }
  }

  /** Waits for a key, which is the caller's until {@link #done}; empty when the queue was closed. */
  public Optional<K> take() throws InterruptedException {
    lock.lock();
    try {
      while (!closed) {
        promote();
        if (!ready.isEmpty()) {
          var key = ready.removeFirst();
          working.add(key);
          return Optional.of(key);
        }
        var next = later.peek();
        if (next == null) {
          moved.await();
        } else {
          moved.awaitNanos(Duration.between(clock.instant(), next.at()).toNanos());
        }
      }
      return Optional.empty();
    } finally {
      lock.unlock();
    }
  }

  /** The work on this key has ended, well or not. */
  public void done(K key) {
    lock.lock();
    try {
      working.remove(key);
      if (again.remove(key)) {
        enqueue(key);
      }
    } finally {
      lock.unlock();
    }
  }

  /** How many keys are ready and wait for a worker. */
  public int depth() {
    lock.lock();
    try {
      return ready.size();
    } finally {
      lock.unlock();
    }
  }

  /** Lets all who wait go. */
  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      moved.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void enqueue(K key) {
    due.remove(key);
    if (working.contains(key)) {
      again.add(key);
    } else if (ready.add(key)) {
      moved.signal();
    }
  }

  private void delay(K key, Duration delay) {
    if (!delay.isPositive()) {
      enqueue(key);
      return;
    }
    var at = clock.instant().plus(delay);
    var known = due.get(key);
    if (known == null || at.isBefore(known)) {
      due.put(key, at);
      later.add(new Later<>(key, at));
      moved.signal();
    }
  }

  /** Wishes that were overtaken by an earlier one are dropped when their time comes. */
  private void promote() {
    var now = clock.instant();
    for (var next = later.peek(); next != null && !next.at().isAfter(now); next = later.peek()) {
      later.remove();
      if (due.remove(next.key(), next.at())) {
        enqueue(next.key());
      }
    }
  }
}
