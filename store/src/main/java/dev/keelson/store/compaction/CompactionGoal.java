package dev.keelson.store.compaction;

import dev.keelson.store.model.StoreFailure;
import java.util.OptionalLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * How far compaction shall go and how far it is: the meeting point of those who ask, the thread, and those who wait.
 */
final class CompactionGoal {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition moved = lock.newCondition();
  private long goal;
  private long done;
  private boolean stopped;
  private @Nullable StoreFailure failure;

  CompactionGoal(long goal, long done) {
    this.goal = goal;
    this.done = done;
  }

  void raise(long revision) {
    change(() -> goal = Math.max(goal, revision));
  }

  void done(long revision) {
    change(() -> done = revision);
  }

  void stop() {
    change(() -> stopped = true);
  }

  void fail(StoreFailure cause) {
    change(() -> failure = cause);
  }

  /** Waits for something to do; empty when it is time to go. */
  OptionalLong next() throws InterruptedException {
    lock.lock();
    try {
      while (!stopped && done >= goal) {
        moved.await();
      }
      return stopped ? OptionalLong.empty() : OptionalLong.of(goal);
    } finally {
      lock.unlock();
    }
  }

  /** Waits until what is the goal now is done. */
  void await() throws InterruptedException {
    lock.lock();
    try {
      long wanted = goal;
      while (done < wanted) {
        if (failure != null) {
          throw failure;
        }
        if (stopped) {
          throw new StoreFailure("the store closes before its compaction to " + wanted + " is done");
        }
        moved.await();
      }
    } finally {
      lock.unlock();
    }
  }

  private void change(Runnable change) {
    lock.lock();
    try {
      change.run();
      moved.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
