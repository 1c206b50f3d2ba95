package dev.keelson.store.engine;

import java.util.concurrent.atomic.AtomicInteger;

/** Counts who uses something native. It starts with one holder, the owner; once all have left, nobody enters again. */
final class Holders {
  private final AtomicInteger count = new AtomicInteger(1);

  /** False when the last holder has left. */
  boolean enter() {
    int seen = count.get();
    while (seen > 0) {
      if (count.compareAndSet(seen, seen + 1)) {
        return true;
      }
      seen = count.get();
    }
    return false;
  }

  /** True for the last one, who then closes. */
  boolean leave() {
    int left = count.decrementAndGet();
    if (left < 0) {
      throw new IllegalStateException("released more often than held");
    }
    return left == 0;
  }
}
