package dev.keelson.orchestrator.value;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** Times as Kubernetes writes them: RFC 3339 in UTC, with whole seconds or with exactly six digits of a second. */
public final class Times {
  /** Go's zero time, which Kubernetes writes as null. */
  public static final Instant ZERO = Instant.parse("0001-01-01T00:00:00Z");

  private static final int CANONICAL_CHARS = "2006-01-02T15:04:05Z".length();
  private static final int NANOS_PER_MICRO = 1000;

  private Times() {}

  /** {@code 2006-01-02T15:04:05Z}: metav1.Time. */
  public static String seconds(Instant time) {
    var text = new StringBuilder(CANONICAL_CHARS);
    appendSeconds(text, LocalDateTime.ofEpochSecond(time.getEpochSecond(), 0, ZoneOffset.UTC));
    return text.append('Z').toString();
  }

  /** {@code 2006-01-02T15:04:05.000000Z}: metav1.MicroTime. */
  public static String micros(Instant time) {
    var text = new StringBuilder(CANONICAL_CHARS + 7);
    appendSeconds(text, LocalDateTime.ofEpochSecond(time.getEpochSecond(), 0, ZoneOffset.UTC));
    text.append('.');
    appendPadded(text, time.getNano() / NANOS_PER_MICRO, 6);
    return text.append('Z').toString();
  }

  /** Any offset, with or without a fraction. Throws {@link InvalidValue} with Go's words. */
  public static Instant parse(String text) {
    return new TimeText(text, TimeText.SECONDS).parse();
  }

  /** As {@link #parse}, but the fraction must have six digits. */
  public static Instant parseMicros(String text) {
    return new TimeText(text, TimeText.MICROS).parse();
  }

  /** The canonical text of a text; empty for Go's zero time. Throws {@link InvalidValue}. */
  public static String canonical(String text) {
    var time = parse(text);
    if (time.equals(ZERO)) {
      return "";
    }
    // The usual case: it was sent as it is kept.
    return text.length() == CANONICAL_CHARS && text.endsWith("Z") ? text : seconds(time);
  }

  /** As {@link #canonical}, with microseconds. */
  public static String canonicalMicros(String text) {
    var time = parseMicros(text);
    return time.equals(ZERO) ? "" : micros(time);
  }

  /** From protobuf's Timestamp; the time must be of the years 0 to 9999. */
  public static Instant ofEpoch(long seconds, int nanos) {
    try {
      var time = Instant.ofEpochSecond(seconds, nanos);
      var year = time.atOffset(ZoneOffset.UTC).getYear();
      if (year >= 0 && year <= 9999) {
        return time;
      }
    } catch (DateTimeException | ArithmeticException beyond) {
      // The same refusal as below.
    }
    throw new InvalidValue("Time.MarshalJSON: year outside of range [0,9999]");
  }

  private static void appendSeconds(StringBuilder text, LocalDateTime time) {
    appendPadded(text, time.getYear(), 4);
    appendPadded(text.append('-'), time.getMonthValue(), 2);
    appendPadded(text.append('-'), time.getDayOfMonth(), 2);
    appendPadded(text.append('T'), time.getHour(), 2);
    appendPadded(text.append(':'), time.getMinute(), 2);
    appendPadded(text.append(':'), time.getSecond(), 2);
  }

  private static void appendPadded(StringBuilder text, int number, int digits) {
    var written = Integer.toString(number);
    text.repeat('0', digits - written.length()).append(written);
  }
}
