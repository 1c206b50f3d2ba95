package dev.keelson.store.lease;

import java.util.Arrays;

/** Spreads moments so that no second has too many of them. */
final class Spread {
  private static final long SECOND_NANOS = 1_000_000_000L;

  private Spread() {}

  /** Moves moments later, never earlier, until each is a second after the one {@code perSecondMax} before it. */
  static long[] later(long[] sortedNanos, int perSecondMax) {
    long[] spread = Arrays.copyOf(sortedNanos, sortedNanos.length);
    for (int i = perSecondMax; i < spread.length; i++) {
      spread[i] = Math.max(spread[i], spread[i - perSecondMax] + SECOND_NANOS);
    }
    return spread;
  }
}
