package dev.keelson.orchestrator.defaults;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.value.InvalidValue;
import dev.keelson.orchestrator.value.Quantity;
import java.math.RoundingMode;

/** Amounts of resources: kept in thousandths at the finest. */
final class ResourceDefaults {
  private static final int DIGITS_MAX = 3;

  private ResourceDefaults() {}

  static void requirements(ObjectNode resources) {
    Fill.in(resources, "limits", ResourceDefaults::amounts);
    Fill.in(resources, "requests", ResourceDefaults::amounts);
  }

  static void amounts(ObjectNode amounts) {
    for (var amount : amounts.properties()) {
      amounts.put(amount.getKey(), rounded(amount.getValue().asText()));
    }
  }

  /** What is no amount has been refused when the object was read. */
  private static String rounded(String text) {
    try {
      var quantity = Quantity.parse(text);
      return quantity.amount().stripTrailingZeros().scale() <= DIGITS_MAX
          ? quantity.text()
          : new Quantity(quantity.amount().setScale(DIGITS_MAX, RoundingMode.UP), quantity.form()).text();
    } catch (InvalidValue notAnAmount) {
      return text;
    }
  }
}
