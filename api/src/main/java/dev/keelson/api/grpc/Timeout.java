package dev.keelson.api.grpc;

import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/** The value of {@code grpc-timeout}: up to eight digits and a unit. */
final class Timeout {
  private static final int DIGITS_MAX = 8;

  private Timeout() {}

  /** Empty when the text is not a timeout. */
  static OptionalLong nanos(CharSequence text) {
    int digits = text.length() - 1;
    if (digits < 1 || digits > DIGITS_MAX) {
      return OptionalLong.empty();
    }
    long value = 0;
    for (int i = 0; i < digits; i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return OptionalLong.empty();
      }
      value = value * 10 + digit;
    }
    return inUnit(value, text.charAt(digits));
  }

  /** 99,999,999 hours are more nanoseconds than a long has: {@link TimeUnit} saturates. */
  private static OptionalLong inUnit(long value, char unit) {
    return switch (unit) {
      case 'H' -> OptionalLong.of(TimeUnit.HOURS.toNanos(value));
      case 'M' -> OptionalLong.of(TimeUnit.MINUTES.toNanos(value));
      case 'S' -> OptionalLong.of(TimeUnit.SECONDS.toNanos(value));
      case 'm' -> OptionalLong.of(TimeUnit.MILLISECONDS.toNanos(value));
      case 'u' -> OptionalLong.of(TimeUnit.MICROSECONDS.toNanos(value));
      case 'n' -> OptionalLong.of(value);
      default -> OptionalLong.empty();
    };
  }
}
