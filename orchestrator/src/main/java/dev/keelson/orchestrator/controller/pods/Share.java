package dev.keelson.orchestrator.controller.pods;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** A number, or a percentage of a whole (kubernetes' intstr). */
public final class Share {
  private Share() {}

  /** How many these are; absent is none. */
  public static int of(JsonNode numberOrPercent, int whole, RoundingMode rounding) {
    if (!isPercent(numberOrPercent)) {
      return numberOrPercent.asInt(0);
    }
    var percent = numberOrPercent.asText();
    return new BigDecimal(percent.substring(0, percent.length() - 1))
        .multiply(BigDecimal.valueOf(whole))
        .movePointLeft(2)
        .setScale(0, rounding)
        .intValue();
  }

  public static boolean isPercent(JsonNode numberOrPercent) {
    return numberOrPercent.isTextual() && numberOrPercent.asText().endsWith("%");
  }
}
