package dev.keelson.store.loop;

/** The door to the clock. */
@FunctionalInterface
public interface Time {
  /** For measuring on this machine only; its zero means nothing; never jumps back. */
  long monotonicNanos();
}
