package dev.keelson.orchestrator.selector;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Conditions on labels, all of which must hold. Without any, it matches every object.
 *
 * @param requirements in the order of their keys
 */
public record LabelSelector(List<Requirement> requirements) {
  public static final LabelSelector EVERYTHING = new LabelSelector(List.of());

  public LabelSelector {
    requirements = requirements.stream().sorted(Comparator.comparing(Requirement::key)).toList();
  }

  /**
   * As in the query parameter {@code labelSelector}: {@code app=web,tier in (a,b),!old}.
   *
   * @throws dev.keelson.orchestrator.status.Refusal 400, in Kubernetes' words, when it is not one
   */
  public static LabelSelector parse(String text) {
    return text.isEmpty() ? EVERYTHING : new LabelSelector(new LabelSelectorParser(text).requirements());
  }

  /**
   * Of a {@code metav1.LabelSelector}: {@code {matchLabels, matchExpressions}}. Empty, it matches everything. Operators
   * that are not known match nothing; validation refuses them.
   */
  public static LabelSelector of(JsonNode selector) {
    var requirements = new ArrayList<>(ofLabels(selector.path("matchLabels")).requirements());
    for (var expression : selector.path("matchExpressions")) {
      var values = new ArrayList<String>();
      expression.path("values").forEach(value -> values.add(value.asText()));
      requirements.add(new Requirement(expression.path("key").asText(),
          operator(expression.path("operator").asText()), values));
    }
    return new LabelSelector(requirements);
  }

  /** Of a plain map, as services and replication controllers have it. */
  public static LabelSelector ofLabels(JsonNode labels) {
    return new LabelSelector(labels.properties().stream()
        .map(label -> new Requirement(label.getKey(), Operator.EQUALS, List.of(label.getValue().asText())))
        .toList());
  }

  private static Operator operator(String name) {
    return switch (name) {
      case "NotIn" -> Operator.NOT_IN;
      case "Exists" -> Operator.EXISTS;
      case "DoesNotExist" -> Operator.ABSENT;
      default -> Operator.IN;
    };
  }

  public boolean isEverything() {
    return requirements.isEmpty();
  }

  /** Whether all hold for {@code metadata.labels}; missing is as good as empty. */
  public boolean matches(JsonNode labels) {
    for (var requirement : requirements) {
      var label = labels.get(requirement.key());
      if (!requirement.matches(label == null ? null : label.asText())) {
        return false;
      }
    }
    return true;
  }

  public boolean matches(Map<String, String> labels) {
    for (var requirement : requirements) {
      if (!requirement.matches(labels.get(requirement.key()))) {
        return false;
      }
    }
    return true;
  }

  /** As it can be parsed again; the scale subresource shows it so. */
  @Override
  public String toString() {
    return requirements.stream().map(Requirement::toString).collect(Collectors.joining(","));
  }
}
