package dev.keelson.orchestrator.rules.check;

import dev.keelson.orchestrator.value.Labels;

/** The syntax of a {@code metav1.LabelSelector}. */
public final class LabelSelectors {
  private LabelSelectors() {}

  /** Absent is fine. */
  public static void check(Spot selector) {
    Values.labels(selector.at("matchLabels"));
    selector.at("matchExpressions").items().forEach(LabelSelectors::requirement);
  }

  /** Has to be there and to say something. */
  public static boolean isEmpty(Spot selector) {
    return selector.at("matchLabels").blank() && selector.at("matchExpressions").blank();
  }

  private static void requirement(Spot requirement) {
    var operator = requirement.at("operator");
    var values = requirement.at("values");
    switch (operator.text()) {
      case "In", "NotIn" -> {
        if (values.blank()) {
          values.required("must be specified when `operator` is 'In' or 'NotIn'");
        }
      }
      case "Exists", "DoesNotExist" -> {
        if (!values.blank()) {
          values.forbidden("may not be specified when `operator` is 'Exists' or 'DoesNotExist'");
        }
      }
      default -> operator.invalid("not a valid selector operator");
    }
    Values.qualifiedName(requirement.at("key"));
    values.items().forEach(value -> value.invalid(Labels.value(value.text())));
  }
}
