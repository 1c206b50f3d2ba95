package dev.keelson.orchestrator.selector;

import dev.keelson.orchestrator.value.Labels;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * One condition on labels (apimachinery's labels.Requirement).
 *
 * @param values sorted, each once
 */
public record Requirement(String key, Operator operator, List<String> values) {
  public Requirement {
    values = List.copyOf(new TreeSet<>(values));
  }

  /** What is wrong with it, as a selector's parser says it. */
  Optional<String> problem() {
    var wrongKey = Labels.key(key);
    if (!wrongKey.isEmpty()) {
      return Optional.of("<nil>: Invalid value: \"" + key + "\": " + String.join("; ", wrongKey));
    }
    if (operator == Operator.GREATER || operator == Operator.LESS) {
      return values.stream().filter(value -> number(value).isEmpty()).findFirst()
          .map(value -> "values[0]: Invalid value: \"" + value
              + "\": for 'Gt', 'Lt' operators, the value must be an integer");
    }
    for (var i = 0; i < values.size(); i++) {
      var wrong = Labels.value(values.get(i));
      if (!wrong.isEmpty()) {
        return Optional.of("values[" + i + "][" + key + "]: Invalid value: \"" + values.get(i) + "\": "
            + String.join("; ", wrong));
      }
    }
    return Optional.empty();
  }

  /** @param label the object's value of this key, if it has one */
  boolean matches(@Nullable String label) {
    return switch (operator) {
      case IN, EQUALS, DOUBLE_EQUALS -> label != null && values.contains(label);
      case NOT_IN, NOT_EQUALS -> label == null || !values.contains(label);
      case EXISTS -> label != null;
      case ABSENT -> label == null;
      case GREATER -> label != null && compare(label) > 0;
      case LESS -> label != null && compare(label) < 0;
    };
  }

  /** 0 also when one is no number: such a label matches neither way. */
  private int compare(String label) {
    var left = number(label);
    var right = number(values.getFirst());
    return left.isPresent() && right.isPresent() ? left.get().compareTo(right.get()) : 0;
  }

  private static Optional<Long> number(String text) {
    try {
      return Optional.of(Long.parseLong(text));
    } catch (NumberFormatException notANumber) {
      return Optional.empty();
    }
  }

  @Override
  public String toString() {
    return switch (operator) {
      case EXISTS -> key;
      case ABSENT -> "!" + key;
      case EQUALS, DOUBLE_EQUALS, NOT_EQUALS -> key + operator.text() + values.getFirst();
      case GREATER -> key + ">" + values.getFirst();
      case LESS -> key + "<" + values.getFirst();
      case IN, NOT_IN -> key + " " + operator.text() + " (" + String.join(",", values) + ")";
    };
  }
}
