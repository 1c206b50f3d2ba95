package dev.keelson.orchestrator.controller.daemon;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.keelson.orchestrator.object.Metadata;
import dev.keelson.orchestrator.selector.LabelSelector;

/**
 * Whether a node can have the pod of a daemon set.
 *
 * @param shouldRun it is to have one
 * @param mayStay one that is there may stay
 */
record Suitability(boolean shouldRun, boolean mayStay) {
  private static final Suitability NONE = new Suitability(false, false);

  static Suitability of(DaemonSet set, JsonNode node) {
    var spec = set.template().path("spec");
    var wanted = spec.path("nodeName").asText("");
    if ((!wanted.isEmpty() && !wanted.equals(Metadata.name(node))) || !isSelected(spec, node)) {
      return NONE;
    }
    var tolerations = Tolerations.of(set);
    boolean tolerated = tolerations.allow(node, "NoSchedule") && tolerations.allow(node, "NoExecute");
    return tolerated ? new Suitability(true, true) : new Suitability(false, tolerations.allow(node, "NoExecute"));
  }

  private static boolean isSelected(JsonNode spec, JsonNode node) {
    var labels = node.path("metadata").path("labels");
    if (!LabelSelector.ofLabels(spec.path("nodeSelector")).matches(labels)) {
      return false;
    }
    var terms = spec.path("affinity").path("nodeAffinity")
        .path("requiredDuringSchedulingIgnoredDuringExecution").path("nodeSelectorTerms");
    return terms.isMissingNode() || terms.valueStream().anyMatch(term -> isMet(term, node));
  }

  /** A term that says nothing holds for no node. */
  private static boolean isMet(JsonNode term, JsonNode node) {
    var fields = JsonNodeFactory.instance.objectNode().put("metadata.name", Metadata.name(node));
    return !(term.path("matchExpressions").isEmpty() && term.path("matchFields").isEmpty())
        && areMet(term.path("matchExpressions"), node.path("metadata").path("labels"))
        && areMet(term.path("matchFields"), fields);
  }

  private static boolean areMet(JsonNode expressions, JsonNode values) {
    return expressions.valueStream().allMatch(expression -> holds(expression, values));
  }

  private static boolean holds(JsonNode expression, JsonNode values) {
    var value = values.path(expression.path("key").asText());
    var listed = expression.path("values");
    boolean among = !value.isMissingNode()
        && listed.valueStream().anyMatch(each -> each.asText().equals(value.asText()));
    return switch (expression.path("operator").asText()) {
      case "In" -> among;
      case "NotIn" -> !among;
      case "Exists" -> !value.isMissingNode();
      case "DoesNotExist" -> value.isMissingNode();
      case "Gt" -> compare(value, listed.path(0)) > 0;
      case "Lt" -> compare(value, listed.path(0)) < 0;
      default -> false;
    };
  }

  /** Zero, which is neither more nor less, for what is no number. */
  private static int compare(JsonNode value, JsonNode bound) {
    try {
      return Long.compare(Long.parseLong(value.asText()), Long.parseLong(bound.asText()));
    } catch (NumberFormatException nonsense) {
      return 0;
    }
  }
}
