package dev.keelson.agent.hollow;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/** Times as people write them: {@code 500ms}, {@code 1.5s}, {@code 2m}, {@code 1h}, {@code 1d}; a number is seconds. */
public final class DurationText {
  private static final Pattern FORM = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,9})?)(ms|s|m|h|d|)");

  private DurationText() {}

  /** Empty for what is no time. */
  public static Optional<Duration> parse(String text) {
    var parts = FORM.matcher(text);
    if (!parts.matches()) {
      return Optional.empty();
    }
    long unitMillis = switch (parts.group(2)) {
      case "ms" -> 1;
      case "m" -> 60_000;
      case "h" -> 3_600_000;
      case "d" -> 86_400_000;
      default -> 1_000;
    };
    return Optional.of(Duration.ofMillis(
        new BigDecimal(parts.group(1)).multiply(BigDecimal.valueOf(unitMillis)).longValue()));
  }
}
