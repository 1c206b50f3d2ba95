package dev.keelson.orchestrator.controller.disruption;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.client.ObjectKey;
import dev.keelson.orchestrator.client.ResourceTypes;
import dev.keelson.orchestrator.client.event.EventType;
import dev.keelson.orchestrator.client.informer.Indexer;
import dev.keelson.orchestrator.controller.Controller;
import dev.keelson.orchestrator.controller.ControllerContext;
import dev.keelson.orchestrator.controller.Outcome;
import dev.keelson.orchestrator.controller.Sources;
import dev.keelson.orchestrator.object.Metadata;
import dev.keelson.orchestrator.subresource.Budgets;
import dev.keelson.orchestrator.value.Times;
import dev.keelson.orchestrator.value.Trees;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The controller of PodDisruptionBudgets. */
public final class DisruptionController implements Controller {
  private final ControllerContext context;
  private final Indexer budgets;
  private final Indexer pods;
  private final Owners owners;

  public DisruptionController(ControllerContext context) {
    this.context = context;
    budgets = context.informers().of(ResourceTypes.POD_DISRUPTION_BUDGETS);
    pods = context.informers().of(ResourceTypes.PODS);
    owners = new Owners(context.informers());
  }

  @Override
  public String name() {
    return "disruption";
  }

  @Override
  public void watch(Sources sources) {
    sources.onEach(ResourceTypes.POD_DISRUPTION_BUDGETS);
    sources.on(ResourceTypes.PODS, this::protecting);
  }

  private Stream<ObjectKey> protecting(ObjectNode pod) {
    return budgets.inNamespace(Metadata.namespace(pod)).stream()
        .filter(budget -> Budgets.protects(budget, pod))
        .map(ObjectKey::of);
  }

  @Override
  public Outcome reconcile(ObjectKey key) {
    return budgets.get(key).map(this::reconcile).orElse(Outcome.SETTLED);
  }

  private Outcome reconcile(ObjectNode budget) {
    var matching = pods.inNamespace(Metadata.namespace(budget)).stream()
        .filter(pod -> Budgets.protects(budget, pod))
        .toList();
    var plan = new BudgetPlan(budget, matching, context.clock().instant());
    tellUndeleted(budget, plan.notDeleted());
    if (matching.isEmpty()) {
      tell(budget, EventType.NORMAL, "NoPods", "No matching pods found");
    }
    var sum = plan.asksForOwners() ? owners.of(matching) : new Owners.Sum(0, false, Optional.empty());
    if (sum.unknown().isPresent()) {
      return fail(budget, sum.unknown().get());
    }
    if (sum.hasUnmanaged()) {
      tellUnmanaged(budget);
    }
    write(budget, plan.status(sum.wanted()));
    return plan.untilNextEnd().map(Outcome::checkAgainAfter).orElse(Outcome.SETTLED);
  }

  private void tellUnmanaged(ObjectNode budget) {
    tell(budget, EventType.WARNING, "UnmanagedPods", "Pods selected by this PodDisruptionBudget (selector: "
        + budget.at("/spec/selector") + ") were found to be unmanaged. As a result, the status of the PDB cannot be"
        + " calculated correctly, which may result in undefined behavior. To account for these pods please set"
        + " \".spec.minAvailable\" field of the PDB to an integer value.");
  }

  private void tellUndeleted(ObjectNode budget, List<ObjectNode> pods) {
    pods.forEach(pod -> tell(pod, EventType.WARNING, "NotDeleted",
        "Pod was expected by PDB " + ObjectKey.of(budget) + " to be deleted but it wasn't"));
  }

  /** Who is not known may be missing: nothing may be evicted. */
  private Outcome fail(ObjectNode budget, String why) {
    tell(budget, EventType.WARNING, "CalculateExpectedPodCountFailed",
        "Failed to calculate the number of expected pods: " + why);
    var status = budget.path("status") instanceof ObjectNode last ? last.deepCopy() : budget.objectNode();
    Budgets.tellFailure(status, why, Times.seconds(context.clock().instant()));
    write(budget, status);
    return Outcome.SETTLED;
  }

  private void tell(ObjectNode about, EventType type, String reason, String message) {
    context.events().record(about, type, reason, message);
  }

  private void write(ObjectNode budget, ObjectNode status) {
    if (!Trees.same(budget.path("status"), status)) {
      var told = budget.deepCopy();
      told.set("status", status);
      context.client().updateStatus(ResourceTypes.POD_DISRUPTION_BUDGETS, told);
    }
  }
}
