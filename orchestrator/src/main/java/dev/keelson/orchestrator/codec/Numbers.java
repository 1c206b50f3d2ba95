package dev.keelson.orchestrator.codec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.LongNode;
import java.math.BigDecimal;

/** Numbers of no declared type: whole ones that fit a long stay whole, others are floating (Go's PreserveInts). */
final class Numbers {
  /** Digits that fit a long whatever they are. */
  private static final int SAFE_DIGITS_MAX = 18;
  /** Go's encoder writes numbers from here on, and below the next, with an exponent. */
  private static final double PLAIN_MAX = 1e21;
  private static final double PLAIN_MIN = 1e-6;

  private Numbers() {}

  static JsonNode of(String text) {
    if (isWhole(text)) {
      try {
        return whole(Long.parseLong(text));
      } catch (NumberFormatException beyond) {
        // Falls through to floating, as in Go.
      }
    }
    var value = Double.parseDouble(text);
    if (Double.isInfinite(value)) {
      throw new Unreadable("json: cannot unmarshal number " + text + " into Go value of type float64");
    }
    return DoubleNode.valueOf(value);
  }

  static JsonNode whole(long value) {
    return value == (int) value ? IntNode.valueOf((int) value) : LongNode.valueOf(value);
  }

  private static boolean isWhole(String text) {
    return text.length() <= SAFE_DIGITS_MAX + 2
        && text.chars().noneMatch(letter -> letter == '.' || letter == 'e' || letter == 'E');
  }

  /** A floating number as Go's encoder writes it: {@code 1}, {@code 0.5}, {@code 1e+21}. */
  static String text(double value) {
    if (value == 0) {
      return 1 / value < 0 ? "-0" : "0";
    }
    var magnitude = Math.abs(value);
    var shortest = new BigDecimal(Double.toString(value)).stripTrailingZeros();
    return magnitude < PLAIN_MIN || magnitude >= PLAIN_MAX ? scientific(shortest) : shortest.toPlainString();
  }

  /** {@code 1e-7}, {@code 1.5e+21}: Go writes at least one digit of the exponent here, and always its sign. */
  private static String scientific(BigDecimal number) {
    var digits = number.unscaledValue().abs().toString();
    var exponent = digits.length() - 1 - number.scale();
    var fraction = digits.length() > 1 ? "." + digits.substring(1) : "";
    return (number.signum() < 0 ? "-" : "") + digits.charAt(0) + fraction + "e" + (exponent < 0 ? "-" : "+")
        + Math.abs(exponent);
  }
}
