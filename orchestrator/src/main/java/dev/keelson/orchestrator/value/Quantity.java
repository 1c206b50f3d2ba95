package dev.keelson.orchestrator.value;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/**
 * An amount of a resource: {@code 500m}, {@code 1.5Gi}, {@code 12e6}. Finer than a billionth is rounded away from zero,
 * binary amounts end at 2^63-1 (apimachinery's resource.Quantity).
 */
public record Quantity(BigDecimal amount, Form form) implements Comparable<Quantity> {
  public static final Quantity ZERO = new Quantity(BigDecimal.ZERO, Form.DECIMAL);

  private static final BigDecimal BINARY_MAX = BigDecimal.valueOf(Long.MAX_VALUE);
  private static final BigDecimal KIBI = BigDecimal.valueOf(1024);
  private static final int NANO_DIGITS = 9;

  /** How the amount was written, and is to be written. */
  public enum Form {
    DECIMAL,
    BINARY,
    EXPONENT
  }

  /** Throws {@link InvalidValue} with Kubernetes' words. */
  public static Quantity parse(String text) {
    var parts = QuantityText.parse(text);
    var exact = switch (parts.form()) {
      case DECIMAL, EXPONENT -> parts.number().scaleByPowerOfTen(parts.exponent());
      case BINARY -> parts.number().multiply(new BigDecimal(BigInteger.TWO.pow(parts.exponent())));
    };
    var rounded = exact.scale() > NANO_DIGITS ? exact.setScale(NANO_DIGITS, RoundingMode.UP) : exact;
    return parts.form() == Form.BINARY ? binary(rounded) : new Quantity(rounded, parts.form());
  }

  private static Quantity binary(BigDecimal amount) {
    var capped = amount.abs().compareTo(BINARY_MAX) > 0
        ? BINARY_MAX.multiply(BigDecimal.valueOf(amount.signum()))
        : amount;
    var fraction = capped.signum() != 0 && capped.abs().compareTo(BigDecimal.ONE) < 0;
    return new Quantity(capped, fraction ? Form.DECIMAL : Form.BINARY);
  }

  /** The canonical text of a text: what Kubernetes would send for it. Throws {@link InvalidValue}. */
  public static String canonical(String text) {
    return QuantityText.isCanonical(text) ? text : parse(text).text();
  }

  /** The canonical text: the largest suffix without a fraction. */
  public String text() {
    if (amount.signum() == 0) {
      return "0";
    }
    var whole = amount.stripTrailingZeros().scale() <= 0;
    if (form == Form.BINARY && whole && amount.abs().compareTo(KIBI) >= 0) {
      return binaryText();
    }
    return decimalText();
  }

  private String binaryText() {
    var mantissa = amount.toBigInteger();
    var step = 0;
    while (step < QuantityText.BINARY_STEPS_MAX && isMultipleOfKibi(mantissa)) {
      mantissa = mantissa.shiftRight(10);
      step++;
    }
    return mantissa + QuantityText.binarySuffix(step);
  }

  private static boolean isMultipleOfKibi(BigInteger number) {
    return number.getLowestSetBit() >= 10;
  }

  private String decimalText() {
    var bare = amount.stripTrailingZeros();
    var exponent = -bare.scale();
    var mantissa = bare.unscaledValue();
    var limit = form == Form.EXPONENT ? Integer.MAX_VALUE : QuantityText.DECIMAL_EXPONENT_MAX;
    while (Math.floorMod(exponent, 3) != 0 || exponent > limit) {
      mantissa = mantissa.multiply(BigInteger.TEN);
      exponent--;
    }
    return mantissa + QuantityText.decimalSuffix(exponent, form == Form.EXPONENT);
  }

  /** By amount; how it is written does not matter. */
  @Override
  public int compareTo(Quantity other) {
    return amount.compareTo(other.amount);
  }

  /** In the form of this one, unless this is zero. */
  public Quantity plus(Quantity other) {
    return new Quantity(amount.add(other.amount), amount.signum() == 0 ? other.form : form);
  }

  public Quantity minus(Quantity other) {
    return new Quantity(amount.subtract(other.amount), amount.signum() == 0 ? other.form : form);
  }

  /** Rounded away from zero to a whole number, capped at a long's ends. */
  public long value() {
    return rounded(amount);
  }

  /** As {@link #value}, in thousandths. */
  public long milliValue() {
    return rounded(amount.movePointRight(3));
  }

  private static long rounded(BigDecimal number) {
    var whole = number.setScale(0, RoundingMode.UP);
    return whole.min(BINARY_MAX).max(BigDecimal.valueOf(Long.MIN_VALUE)).longValueExact();
  }
}
