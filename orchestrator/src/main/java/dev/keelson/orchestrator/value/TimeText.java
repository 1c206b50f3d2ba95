package dev.keelson.orchestrator.value;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** Reads a time as Go's time.Parse does, with its errors: from left to right, one part of the layout after another. */
final class TimeText {
  static final String SECONDS = "2006-01-02T15:04:05Z07:00";
  static final String MICROS = "2006-01-02T15:04:05.000000Z07:00";

  private static final int MICRO_DIGITS = 6;
  private static final int NANO_DIGITS = 9;
  private static final int OFFSET_CHARS = "+07:00".length();

  private final String text;
  private final String layout;
  private int at;

  TimeText(String text, String layout) {
    this.text = text;
    this.layout = layout;
  }

  Instant parse() {
    var year = digits(4, "2006");
    literal('-');
    var month = digits(2, "01");
    literal('-');
    var day = digits(2, "02");
    literal('T');
    var hour = digits(2, "15");
    literal(':');
    var minute = digits(2, "04");
    literal(':');
    var second = digits(2, "05");
    var nanos = layout.equals(MICROS) ? micros() : fraction();
    var offset = offset();
    if (at < text.length()) {
      throw new InvalidValue("parsing time %s: extra text: %s".formatted(quote(text), quote(rest())));
    }
    check(month >= 1 && month <= 12, "month");
    check(hour < 24, "hour");
    check(minute < 60, "minute");
    check(second < 60, "second");
    try {
      return LocalDateTime.of(year, month, day, hour, minute, second, nanos).minusSeconds(offset)
          .toInstant(ZoneOffset.UTC);
    } catch (DateTimeException beyond) {
      throw outOfRange("day");
    }
  }

  private int digits(int count, String element) {
    var number = 0;
    for (var i = at; i < at + count; i++) {
      var digit = i < text.length() ? text.charAt(i) - '0' : -1;
      if (digit < 0 || digit > 9) {
        throw mismatch(element);
      }
      number = number * 10 + digit;
    }
    at += count;
    return number;
  }

  private void literal(char expected) {
    if (at >= text.length() || text.charAt(at) != expected) {
      throw mismatch(String.valueOf(expected));
    }
    at++;
  }

  private int micros() {
    if (at >= text.length() || text.charAt(at) != '.') {
      throw mismatch(".000000");
    }
    at++;
    return digits(MICRO_DIGITS, ".000000") * 1000;
  }

  /** Go takes a fraction though the layout has none; beyond nanoseconds it is cut off. */
  private int fraction() {
    var end = at + 1;
    while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
      end++;
    }
    if (end < at + 2 || (text.charAt(at) != '.' && text.charAt(at) != ',')) {
      return 0;
    }
    var digits = text.substring(at + 1, Math.min(end, at + 1 + NANO_DIGITS));
    at = end;
    return Integer.parseInt(digits + "0".repeat(NANO_DIGITS - digits.length()));
  }

  /** In seconds, east of Greenwich. */
  private int offset() {
    if (text.startsWith("Z", at)) {
      at++;
      return 0;
    }
    var end = at + OFFSET_CHARS;
    if (end > text.length() || "+-".indexOf(text.charAt(at)) < 0 || text.charAt(at + 3) != ':') {
      throw mismatch("Z07:00");
    }
    var sign = text.charAt(at) == '-' ? -1 : 1;
    at++;
    var hours = digits(2, "Z07:00");
    at++;
    var minutes = digits(2, "Z07:00");
    check(hours <= 24, "time zone offset hour");
    check(minutes < 60, "time zone offset minute");
    return sign * (hours * 3600 + minutes * 60);
  }

  private void check(boolean inRange, String what) {
    if (!inRange) {
      throw outOfRange(what);
    }
  }

  private InvalidValue outOfRange(String what) {
    return new InvalidValue("parsing time %s: %s out of range".formatted(quote(text), what));
  }

  private InvalidValue mismatch(String element) {
    return new InvalidValue("parsing time %s as %s: cannot parse %s as %s"
        .formatted(quote(text), quote(layout), quote(rest()), quote(element)));
  }

  private String rest() {
    return text.substring(Math.min(at, text.length()));
  }

  private static String quote(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
