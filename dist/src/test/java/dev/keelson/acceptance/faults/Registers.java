package dev.keelson.acceptance.faults;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;

/**
 * Which register the next call goes to: one of the few that all clients use now. When these have had their calls, fresh
 * ones take their place, so that no history is longer than the checker can take. Any thread.
 */
final class Registers {
  private static final int AT_A_TIME = 5;

  /** Some two hundred for each register: checked in milliseconds, and many registers still live through a fault. */
  private static final int CALLS_MAX = 1_000;

  private final AtomicInteger calls = new AtomicInteger();

  int next(RandomGenerator random) {
    return calls.getAndIncrement() / CALLS_MAX * AT_A_TIME + random.nextInt(AT_A_TIME);
  }
}
