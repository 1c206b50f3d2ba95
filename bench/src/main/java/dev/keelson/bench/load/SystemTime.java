package dev.keelson.bench.load;

import java.time.Duration;

/** The machine's clock. */
public final class SystemTime implements Time {
  @Override
  public long nanos() {
    return System.nanoTime();
  }

  @Override
  public void pause(Duration duration) throws InterruptedException {
    Thread.sleep(duration);
  }
}
