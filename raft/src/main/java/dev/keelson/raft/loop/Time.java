package dev.keelson.raft.loop;

/** The door to the clock: for measuring on this machine only, never jumps back. */
@FunctionalInterface
public interface Time {
  long monotonicNanos();
}
