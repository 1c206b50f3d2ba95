package dev.keelson.agent.program;

import java.time.InstantSource;

/** The door to the machine's clock. */
final class SystemTime {
  static final InstantSource CLOCK = InstantSource.system();

  private SystemTime() {}
}
