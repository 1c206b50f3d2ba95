package dev.keelson.orchestrator.cache;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** The newest {@link Moment}: set by the feed, read and waited for by anybody. */
final class Present {
  private final AtomicReference<Optional<Moment>> moment = new AtomicReference<>(Optional.empty());
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition moved = lock.newCondition();

  /** Empty before the first list. */
  Optional<Moment> now() {
    return moment.get();
  }

  void set(Moment next) {
    moment.set(Optional.of(next));
    lock.lock();
    try {
      moved.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** The first moment seen at or after {@code revision}; empty when it does not come in time. */
  Optional<Moment> await(long revision, Duration patience) throws InterruptedException {
    Optional<Moment> seen = reached(revision);
    if (seen.isPresent()) {
      return seen;
    }
    long nanosLeft = patience.toNanos();
    lock.lockInterruptibly();
    try {
      seen = reached(revision);
      while (seen.isEmpty() && nanosLeft > 0) {
        nanosLeft = moved.awaitNanos(nanosLeft);
        seen = reached(revision);
      }
      return seen;
    } finally {
      lock.unlock();
    }
  }

  private Optional<Moment> reached(long revision) {
    return moment.get().filter(now -> now.revision() >= revision);
  }
}
