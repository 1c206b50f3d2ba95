package dev.keelson.orchestrator.value;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** How long ago, in the few letters of a table: {@code 5m30s}, {@code 3h}, {@code 2y45d} (apimachinery's duration). */
public final class HumanDuration {
  private static final long YEAR_DAYS = 365;

  private HumanDuration() {}

  /** The time that has passed since the first until the second. */
  public static String between(Instant past, Instant now) {
    return of(Duration.between(past, now));
  }

  public static String of(Duration duration) {
    var seconds = duration.truncatedTo(ChronoUnit.SECONDS).toSeconds();
    if (seconds < -1) {
      return "<invalid>";
    }
    if (seconds < 120) {
      return Math.max(seconds, 0) + "s";
    }
    var minutes = seconds / 60;
    if (minutes < 10) {
      return two(minutes, "m", seconds % 60, "s");
    }
    if (minutes < 180) {
      return minutes + "m";
    }
    var hours = minutes / 60;
    if (hours < 8) {
      return two(hours, "h", minutes % 60, "m");
    }
    return hours < 48 ? hours + "h" : days(hours);
  }

  private static String days(long hours) {
    var days = hours / 24;
    if (days < 8) {
      return two(days, "d", hours % 24, "h");
    }
    if (days < 2 * YEAR_DAYS) {
      return days + "d";
    }
    return days < 8 * YEAR_DAYS ? two(days / YEAR_DAYS, "y", days % YEAR_DAYS, "d") : days / YEAR_DAYS + "y";
  }

  private static String two(long large, String largeUnit, long small, String smallUnit) {
    return large + largeUnit + (small == 0 ? "" : small + smallUnit);
  }
}
