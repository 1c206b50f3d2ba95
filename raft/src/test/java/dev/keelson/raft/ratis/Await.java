package dev.keelson.raft.ratis;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Waits for what must come true, looking often, for a bounded time. */
final class Await {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration PERIOD = Duration.ofMillis(5);

  private Await() {}

  static void until(String what, Callable<Boolean> condition) throws Exception {
    until(what, condition, () -> "");
  }

  static void until(String what, Callable<Boolean> condition, Supplier<String> state) throws Exception {
    long looksMax = PATIENCE.dividedBy(PERIOD);
    for (long looks = 0; looks < looksMax; looks++) {
      if (condition.call()) {
        return;
      }
      LockSupport.parkNanos(PERIOD.toNanos());
    }
    throw new AssertionError("never came true: " + what + " " + state.get());
  }
}
