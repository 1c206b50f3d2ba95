package dev.keelson.orchestrator.value;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Durations as Go's {@code time.ParseDuration} reads them: {@code 1h2m3.5s}, {@code 500ms}, {@code -1s}, {@code 0}. */
public final class GoDuration {
  private static final Map<String, Long> NANOS = Map.of("ns", 1L, "us", 1_000L, "µs", 1_000L, "ms", 1_000_000L,
      "s", 1_000_000_000L, "m", 60_000_000_000L, "h", 3_600_000_000_000L);
  private static final Pattern PART = Pattern.compile("(\\d+\\.?\\d*|\\.\\d+)(ns|us|µs|ms|s|m|h)");
  private static final Pattern WHOLE = Pattern.compile("[+-]?(0|(" + PART.pattern() + ")+)");
  private static final int TEXT_LENGTH_MAX = 64;

  private GoDuration() {}

  /** Empty when it is none, or longer than Go can hold. */
  public static Optional<Duration> parse(String text) {
    if (text.length() > TEXT_LENGTH_MAX || !WHOLE.matcher(text).matches()) {
      return Optional.empty();
    }
    var nanos = BigDecimal.ZERO;
    for (var part = PART.matcher(text); part.find(); ) {
      var unit = BigDecimal.valueOf(NANOS.getOrDefault(part.group(2), 0L));
      nanos = nanos.add(new BigDecimal(part.group(1)).multiply(unit));
    }
    if (nanos.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0) {
      return Optional.empty();
    }
    long signed = text.startsWith("-") ? -nanos.longValue() : nanos.longValue();
    return Optional.of(Duration.ofNanos(signed));
  }
}
