package dev.keelson.bench.load;

import java.time.Duration;

/** The clock's door. */
public interface Time {
  /** Only differences mean something. */
  long nanos();

  void pause(Duration duration) throws InterruptedException;
}
