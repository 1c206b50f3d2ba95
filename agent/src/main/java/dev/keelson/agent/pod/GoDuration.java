package dev.keelson.agent.pod;

import java.math.BigDecimal;
import java.time.Duration;

/** Durations as Go prints them, in milliseconds at best: {@code 20ms}, {@code 1.5s}, {@code 2m40s}. */
final class GoDuration {
  private static final int MILLIS_PER_MINUTE = 60_000;

  private GoDuration() {}

  static String text(Duration time) {
    if (time.isZero()) {
      return "0s";
    }
    if (time.toSeconds() == 0) {
      return time.toMillis() + "ms";
    }
    long minutes = time.toMinutes();
    var seconds = BigDecimal.valueOf(time.toMillis() % MILLIS_PER_MINUTE, 3).stripTrailingZeros().toPlainString() + "s";
    return minutes == 0 ? seconds : minutes + "m" + seconds;
  }
}
