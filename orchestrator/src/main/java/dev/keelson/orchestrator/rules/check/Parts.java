package dev.keelson.orchestrator.rules.check;

import dev.keelson.orchestrator.value.Identifiers;

/** How many pods: a number, or a part of all ({@code 25%}). */
public final class Parts {
  private Parts() {}

  public static void check(Spot part) {
    if (part.node().isTextual()) {
      if (!Identifiers.percentage(part.text()).isEmpty()) {
        part.invalid("must be an integer or percentage (e.g '5%%')");
      }
    } else {
      Values.notNegative(part);
    }
  }

  public static boolean isZero(Spot part) {
    return part.node().isTextual() ? percent(part) == 0 : part.number() == 0;
  }

  public static void notOverAll(Spot part) {
    if (part.node().isTextual() && percent(part) > 100) {
      part.invalid("must not be greater than 100%");
    }
  }

  /** -1 when it is none. */
  private static long percent(Spot part) {
    if (!Identifiers.percentage(part.text()).isEmpty()) {
      return -1;
    }
    var digits = part.text().substring(0, part.text().length() - 1);
    return digits.length() > 9 ? Long.MAX_VALUE : Long.parseLong(digits);
  }
}
