package dev.keelson.acceptance.cluster;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Bounded waits for something that another process does. */
public final class Await {
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(10);

  /** A look at the world; an exception counts as "not yet" and is shown when time runs out. */
  public interface Look<T> {
    T at() throws Exception;
  }

  private Await() {}

  /** Waits until the look gives true; fails with the evidence when it does not within the limit. */
  public static void until(String what, Duration limit, Supplier<String> evidence, Look<Boolean> look) {
    long end = System.nanoTime() + limit.toNanos();
    Throwable last = null;
    while (true) {
      try {
        if (look.at()) {
          return;
        }
        last = null;
      } catch (Exception | AssertionError notYet) {
        last = notYet;
      }
      if (System.nanoTime() > end) {
        throw new AssertionError("not within " + limit.toSeconds() + " s: " + what + "\n" + evidence.get(), last);
      }
      LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
    }
  }
}
