package dev.keelson.store.loop;

/** The machine's own clock. */
public final class SystemTime implements Time {
  @Override
  public long monotonicNanos() {
    return System.nanoTime();
  }
}
