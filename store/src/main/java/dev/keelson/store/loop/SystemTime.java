package dev.keelson.store.loop;

import java.time.Instant;

/** The machine's own clocks. */
public final class SystemTime implements Time, WallTime {
  private static final long NANOS_PER_SECOND = 1_000_000_000L;

  @Override
  public long monotonicNanos() {
    return System.nanoTime();
  }

  @Override
  public long unixNanos() {
    Instant now = Instant.now();
    return now.getEpochSecond() * NANOS_PER_SECOND + now.getNano();
  }
}
