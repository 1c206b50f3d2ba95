package dev.keelson.etcdctl.go;

import java.math.BigInteger;

/** Numbers and truth values as Go's {@code strconv} reads them. */
public final class GoNumber {
  private GoNumber() {}

  /** {@code strconv.ParseInt(text, radix, 64)}; radix 0 takes it from a prefix. */
  public static long parseInt(String text, int radix) throws GoSyntaxException {
    return parse(text, radix, "ParseInt", BigInteger.valueOf(Long.MIN_VALUE), BigInteger.valueOf(Long.MAX_VALUE));
  }

  /** {@code strconv.ParseUint(text, radix, 64)}: the bits of an unsigned number. */
  public static long parseUnsigned(String text, int radix) throws GoSyntaxException {
    var max = BigInteger.ONE.shiftLeft(Long.SIZE).subtract(BigInteger.ONE);
    if (text.startsWith("-") || text.startsWith("+")) {
      throw fault("ParseUint", text, "invalid syntax");
    }
    return parse(text, radix, "ParseUint", BigInteger.ZERO, max);
  }

  private static long parse(String text, int radix, String function, BigInteger min, BigInteger max)
      throws GoSyntaxException {
    try {
      var value = radix == 0 ? withPrefix(text) : plain(text, radix);
      if (value.compareTo(min) < 0 || value.compareTo(max) > 0) {
        throw fault(function, text, "value out of range");
      }
      return value.longValue();
    } catch (NumberFormatException malformed) {
      throw fault(function, text, "invalid syntax");
    }
  }

  /** Java also reads digits of other scripts, which Go does not. */
  private static BigInteger plain(String text, int radix) {
    if (!text.chars().allMatch(character -> character < 0x80)) {
      throw new NumberFormatException(text);
    }
    return new BigInteger(text, radix);
  }

  private static BigInteger withPrefix(String text) {
    var sign = text.startsWith("-") || text.startsWith("+") ? text.substring(0, 1) : "";
    var digits = text.substring(sign.length());
    var radix = switch (digits.length() < 2 || digits.charAt(0) != '0' ? ' ' : digits.charAt(1)) {
      case 'x', 'X' -> 16;
      case 'o', 'O' -> -8;
      case 'b', 'B' -> 2;
      case ' ' -> 10;
      default -> 8;
    };
    var from = radix == 10 ? 0 : radix == 8 ? 1 : 2;
    return plain(sign + digits.substring(from), Math.abs(radix));
  }

  public static boolean parseBool(String text) throws GoSyntaxException {
    return switch (text) {
      case "1", "t", "T", "true", "TRUE", "True" -> true;
      case "0", "f", "F", "false", "FALSE", "False" -> false;
      default -> throw fault("ParseBool", text, "invalid syntax");
    };
  }

  private static GoSyntaxException fault(String function, String text, String why) {
    return new GoSyntaxException("strconv." + function + ": parsing " + GoQuote.quote(text) + ": " + why);
  }
}
