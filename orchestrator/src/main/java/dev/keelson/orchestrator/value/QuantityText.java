package dev.keelson.orchestrator.value;

import java.math.BigDecimal;
import java.util.List;

/**
 * Takes a quantity's text apart: a number and what multiplies it.
 *
 * @param exponent of ten or, for the binary form, of two
 */
record QuantityText(BigDecimal number, int exponent, Quantity.Form form) {
  /** The largest binary suffix is {@code Ei}: six times 1024. */
  static final int BINARY_STEPS_MAX = 6;
  /** The largest decimal suffix is {@code E}. */
  static final int DECIMAL_EXPONENT_MAX = 18;

  private static final List<String> BINARY_SUFFIXES = List.of("", "Ki", "Mi", "Gi", "Ti", "Pi", "Ei");
  private static final List<String> DECIMAL_SUFFIXES = List.of("n", "u", "m", "", "k", "M", "G", "T", "P", "E");
  private static final int SMALLEST_DECIMAL_EXPONENT = -9;
  private static final String SUFFIX_LETTERS = "eEinumkKMGTP";

  /** A longer number is no amount of anything; big-number arithmetic on it would cost seconds. */
  private static final int TEXT_CHARS_MAX = 128;
  /** As above: 10^1000 is beyond every machine. */
  private static final int EXPONENT_MAX = 1000;
  /** Digits in texts that are known to be canonical at a glance. */
  private static final int SHORT_DIGITS_MAX = 9;

  private static final String WRONG_FORMAT =
      "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'";
  private static final String WRONG_NUMBER = "unable to parse numeric part of quantity";
  private static final String WRONG_SUFFIX = "unable to parse quantity's suffix";

  static QuantityText parse(String text) {
    if (text.isEmpty()) {
      throw new InvalidValue(WRONG_FORMAT);
    }
    if (text.length() > TEXT_CHARS_MAX) {
      throw new InvalidValue(WRONG_NUMBER);
    }
    var numberEnd = skipDigits(text, signed(text, 0));
    if (numberEnd < text.length() && text.charAt(numberEnd) == '.') {
      numberEnd = skipDigits(text, numberEnd + 1);
    }
    checkSuffixShape(text, numberEnd);
    return suffixed(number(text.substring(0, numberEnd)), text.substring(numberEnd));
  }

  private static void checkSuffixShape(String text, int from) {
    var at = from;
    while (at < text.length() && SUFFIX_LETTERS.indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    if (skipDigits(text, signed(text, at)) < text.length()) {
      throw new InvalidValue(WRONG_FORMAT);
    }
  }

  private static BigDecimal number(String text) {
    if (text.chars().noneMatch(Character::isDigit)) {
      // Go reads "", "+" and "." as zero, and the suffix decides.
      return BigDecimal.ZERO;
    }
    return new BigDecimal(text.startsWith("+") ? text.substring(1) : text);
  }

  private static QuantityText suffixed(BigDecimal number, String suffix) {
    var decimal = DECIMAL_SUFFIXES.indexOf(suffix);
    if (decimal >= 0) {
      return new QuantityText(number, SMALLEST_DECIMAL_EXPONENT + 3 * decimal, Quantity.Form.DECIMAL);
    }
    var binary = BINARY_SUFFIXES.indexOf(suffix);
    if (binary >= 0) {
      return new QuantityText(number, 10 * binary, Quantity.Form.BINARY);
    }
    return new QuantityText(number, exponent(suffix), Quantity.Form.EXPONENT);
  }

  private static int exponent(String suffix) {
    if (suffix.length() < 2 || Character.toLowerCase(suffix.charAt(0)) != 'e') {
      throw new InvalidValue(WRONG_SUFFIX);
    }
    try {
      var exponent = Integer.parseInt(suffix.substring(1));
      if (Math.abs(exponent) <= EXPONENT_MAX) {
        return exponent;
      }
    } catch (NumberFormatException notANumber) {
      // The same refusal as for one that is too large.
    }
    throw new InvalidValue(WRONG_SUFFIX);
  }

  /** Whether a glance shows that the text is canonical; false where that takes arithmetic. */
  static boolean isCanonical(String text) {
    var digits = skipDigits(text, 0);
    if (digits == 0 || digits > SHORT_DIGITS_MAX || text.charAt(0) == '0') {
      return text.equals("0");
    }
    return switch (text.substring(digits)) {
      case "", "m", "k", "M", "G" -> !text.startsWith("000", digits - 3);
      case "Ki", "Mi", "Gi" -> Integer.parseInt(text, 0, digits, 10) % 1024 != 0;
      case String _ -> false;
    };
  }

  static String binarySuffix(int step) {
    return BINARY_SUFFIXES.get(step);
  }

  static String decimalSuffix(int exponent, boolean scientific) {
    if (scientific) {
      return exponent == 0 ? "" : "e" + exponent;
    }
    return DECIMAL_SUFFIXES.get((exponent - SMALLEST_DECIMAL_EXPONENT) / 3);
  }

  private static int signed(String text, int at) {
    return at < text.length() && (text.charAt(at) == '-' || text.charAt(at) == '+') ? at + 1 : at;
  }

  private static int skipDigits(String text, int from) {
    var at = from;
    while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      at++;
    }
    return at;
  }
}
