package dev.keelson.orchestrator.scheduler.snapshot;

import com.fasterxml.jackson.databind.JsonNode;
import dev.keelson.orchestrator.selector.LabelSelector;
import dev.keelson.orchestrator.selector.Operator;
import dev.keelson.orchestrator.selector.Requirement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Selectors of nodes and of pods from JSON that was found valid. */
public final class SelectorReader {
  private SelectorReader() {}

  /** Terms of a {@code NodeSelector}. */
  public static List<NodeTerm> nodeTerms(JsonNode selector) {
    var terms = new ArrayList<NodeTerm>();
    selector.path("nodeSelectorTerms").forEach(term -> terms.add(nodeTerm(term)));
    return List.copyOf(terms);
  }

  static NodeTerm nodeTerm(JsonNode term) {
    return new NodeTerm(conditions(term.path("matchExpressions")), conditions(term.path("matchFields")));
  }

  private static LabelSelector conditions(JsonNode expressions) {
    var requirements = new ArrayList<Requirement>();
    for (var expression : expressions) {
      requirements.add(new Requirement(expression.path("key").asText(),
          operator(expression.path("operator").asText()), values(expression.path("values"))));
    }
    return new LabelSelector(requirements);
  }

  private static Operator operator(String name) {
    return switch (name) {
      case "NotIn" -> Operator.NOT_IN;
      case "Exists" -> Operator.EXISTS;
      case "DoesNotExist" -> Operator.ABSENT;
      case "Gt" -> Operator.GREATER;
      case "Lt" -> Operator.LESS;
      default -> Operator.IN;
    };
  }

  static List<String> values(JsonNode array) {
    var values = new ArrayList<String>();
    array.forEach(value -> values.add(value.asText()));
    return List.copyOf(values);
  }

  /**
   * The {@code labelSelector} of a term or constraint, with what its matchLabelKeys add: the pod's own values of those
   * labels, wanted or not (KEP-3243, KEP-3633).
   */
  static Optional<LabelSelector> pods(JsonNode term, Map<String, String> ownLabels) {
    if (!term.path("labelSelector").isObject()) {
      return Optional.empty();
    }
    var requirements = new ArrayList<>(LabelSelector.of(term.path("labelSelector")).requirements());
    add(requirements, term.path("matchLabelKeys"), Operator.IN, ownLabels);
    add(requirements, term.path("mismatchLabelKeys"), Operator.NOT_IN, ownLabels);
    return Optional.of(new LabelSelector(requirements));
  }

  private static void add(List<Requirement> to, JsonNode keys, Operator operator, Map<String, String> ownLabels) {
    for (var key : values(keys)) {
      var value = ownLabels.get(key);
      if (value != null) {
        to.add(new Requirement(key, operator, List.of(value)));
      }
    }
  }
}
