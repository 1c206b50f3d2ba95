package dev.keelson.orchestrator.scheduler;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.client.informer.Indexer;
import dev.keelson.orchestrator.object.Metadata;
import dev.keelson.orchestrator.scheduler.preempt.DisruptionBudget;
import dev.keelson.orchestrator.selector.LabelSelector;
import java.util.HashSet;
import java.util.List;

/** Disruption budgets from JSON. */
final class Budgets {
  private Budgets() {}

  static List<DisruptionBudget> of(Indexer budgets) {
    return budgets.all().stream().map(Budgets::budget).toList();
  }

  private static DisruptionBudget budget(ObjectNode budget) {
    var going = new HashSet<String>();
    budget.path("status").path("disruptedPods").fieldNames().forEachRemaining(going::add);
    return new DisruptionBudget(Metadata.namespace(budget), LabelSelector.of(budget.path("spec").path("selector")),
        budget.path("status").path("disruptionsAllowed").asInt(0), going);
  }
}
