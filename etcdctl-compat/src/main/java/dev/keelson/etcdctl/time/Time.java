package dev.keelson.etcdctl.time;

import java.time.Duration;
import java.time.Instant;

/** The only door to the clocks. */
public interface Time {
  /** Wall clock: for people; may jump. */
  Instant now();

  /** For measuring on this machine only; never jumps back. */
  long monotonicNanos();

  /** Lets that much time pass. */
  void pause(Duration length) throws InterruptedException;
}
