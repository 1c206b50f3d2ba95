package dev.keelson.api.etcd.v2.text;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Times and durations as Go writes them. */
public final class GoTime {
  private static final long NANOS_PER_SECOND = 1_000_000_000L;
  private static final DateTimeFormatter TO_THE_SECOND =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss").withZone(ZoneOffset.UTC);

  private GoTime() {}

  /** RFC 3339 in UTC, with as many digits of the fraction as say something. */
  public static String rfc3339(long nanosSince1970) {
    long seconds = Math.floorDiv(nanosSince1970, NANOS_PER_SECOND);
    int nanos = (int) Math.floorMod(nanosSince1970, NANOS_PER_SECOND);
    return TO_THE_SECOND.format(Instant.ofEpochSecond(seconds)) + fraction(nanos, 9) + "Z";
  }

  /** {@code 1h2m3.5s}, {@code 12.25ms}, {@code 900ns}. */
  public static String duration(Duration duration) {
    long nanos = duration.toNanos();
    if (nanos < 1_000) {
      return nanos == 0 ? "0s" : nanos + "ns";
    }
    if (nanos < 1_000_000) {
      return nanos / 1_000 + fraction(nanos % 1_000, 3) + "µs";
    }
    if (nanos < NANOS_PER_SECOND) {
      return nanos / 1_000_000 + fraction(nanos % 1_000_000, 6) + "ms";
    }
    long minutes = duration.toMinutes();
    var hours = minutes >= 60 ? minutes / 60 + "h" : "";
    var rest = minutes > 0 ? minutes % 60 + "m" : "";
    return hours + rest + duration.toSecondsPart() + fraction(nanos % NANOS_PER_SECOND, 9) + "s";
  }

  private static String fraction(long value, int digits) {
    if (value == 0) {
      return "";
    }
    var text = Long.toString(value);
    var padded = "0".repeat(digits - text.length()) + text;
    int end = padded.length();
    while (padded.charAt(end - 1) == '0') {
      end--;
    }
    return "." + padded.substring(0, end);
  }
}
