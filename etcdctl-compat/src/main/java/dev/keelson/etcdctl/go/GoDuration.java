package dev.keelson.etcdctl.go;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.regex.Pattern;

/** Durations as Go's {@code time} package reads and writes them: {@code 1h30m}, {@code 1.5s}, {@code 300ms}. */
public final class GoDuration {
  private static final Pattern WHOLE = Pattern.compile("[-+]?(0|(\\d+\\.?\\d*|\\.\\d+)\\D+)+");
  private static final Pattern PART = Pattern.compile("(\\d+\\.?\\d*|\\.\\d+)([^\\d.]+)");
  private static final Pattern NUMBER = Pattern.compile("[-+]?(\\d+\\.?\\d*|\\.\\d+)");
  private static final BigDecimal NANOS_MAX = BigDecimal.valueOf(Long.MAX_VALUE);

  private GoDuration() {}

  /** Throws with Go's own words. */
  public static Duration parse(String text) throws GoSyntaxException {
    var unsigned = text.startsWith("-") || text.startsWith("+") ? text.substring(1) : text;
    if (unsigned.equals("0")) {
      return Duration.ZERO;
    }
    if (NUMBER.matcher(unsigned).matches()) {
      throw new GoSyntaxException("time: missing unit in duration " + GoQuote.quote(text));
    }
    if (!WHOLE.matcher(unsigned).matches()) {
      throw invalid(text);
    }
    var nanos = nanos(unsigned, text);
    return Duration.ofNanos(text.startsWith("-") ? -nanos : nanos);
  }

  private static long nanos(String unsigned, String text) throws GoSyntaxException {
    var sum = BigDecimal.ZERO;
    var parts = PART.matcher(unsigned);
    var end = 0;
    while (parts.find()) {
      if (parts.start() != end) {
        throw invalid(text);
      }
      end = parts.end();
      sum = sum.add(new BigDecimal(parts.group(1)).multiply(BigDecimal.valueOf(unitNanos(parts.group(2), text))));
    }
    if (end != unsigned.length() || sum.compareTo(NANOS_MAX) > 0) {
      throw invalid(text);
    }
    return sum.longValue();
  }

  private static long unitNanos(String unit, String text) throws GoSyntaxException {
    return switch (unit) {
      case "ns" -> 1;
      case "us", "µs", "μs" -> 1_000;
      case "ms" -> 1_000_000;
      case "s" -> 1_000_000_000L;
      case "m" -> 60_000_000_000L;
      case "h" -> 3_600_000_000_000L;
      default -> throw new GoSyntaxException(
          "time: unknown unit " + GoQuote.quote(unit) + " in duration " + GoQuote.quote(text));
    };
  }

  private static GoSyntaxException invalid(String text) {
    return new GoSyntaxException("time: invalid duration " + GoQuote.quote(text));
  }

  /** The largest unit that leaves a digit before the point; no trailing zeros. */
  public static String format(Duration duration) {
    var nanos = duration.toNanos();
    if (nanos == 0) {
      return "0s";
    }
    var sign = nanos < 0 ? "-" : "";
    var absolute = Math.abs(nanos);
    if (absolute < 1_000) {
      return sign + absolute + "ns";
    }
    if (absolute < 1_000_000) {
      return sign + decimal(absolute, 3) + "µs";
    }
    if (absolute < 1_000_000_000) {
      return sign + decimal(absolute, 6) + "ms";
    }
    return sign + hoursMinutes(absolute / 60_000_000_000L) + decimal(absolute % 60_000_000_000L, 9) + "s";
  }

  private static String hoursMinutes(long minutes) {
    if (minutes == 0) {
      return "";
    }
    return minutes < 60 ? minutes + "m" : minutes / 60 + "h" + minutes % 60 + "m";
  }

  private static String decimal(long value, int places) {
    var number = BigDecimal.valueOf(value, places).setScale(places, RoundingMode.UNNECESSARY).stripTrailingZeros();
    return number.signum() == 0 ? "0" : number.toPlainString();
  }
}
