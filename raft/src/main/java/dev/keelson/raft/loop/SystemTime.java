package dev.keelson.raft.loop;

/** The machine's clock. */
public final class SystemTime implements Time {
  @Override
  public long monotonicNanos() {
    return System.nanoTime();
  }
}
