package dev.keelson.orchestrator.admission.quota;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.admission.Checker;
import dev.keelson.orchestrator.admission.Lookup;
import dev.keelson.orchestrator.admission.Operation;
import dev.keelson.orchestrator.admission.Review;
import dev.keelson.orchestrator.admission.pod.Amounts;
import dev.keelson.orchestrator.status.Reason;
import dev.keelson.orchestrator.status.Refusal;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Charges every quota of the namespace that the write concerns, or refuses the write. All are asked before any is
 * charged; each is charged against others who do the same, so together they never exceed it.
 */
public final class ResourceQuotas implements Checker {
  private static final String QUOTAS = "resourcequotas";
  /** They come and go by themselves. */
  private static final Set<String> FREE = Set.of("events", "events.events.k8s.io");

  private final Lookup lookup;
  private final Meter pods = new PodMeter();
  private final Meter services = new ServiceMeter();
  private final Meter claims = new ClaimMeter();

  public ResourceQuotas(Lookup lookup) {
    this.lookup = lookup;
  }

  @Override
  public void check(Review review) {
    meter(review).filter(meter -> meter.measures(review))
        .ifPresent(meter -> review.object().ifPresent(object -> check(review, meter, object)));
  }

  private Optional<Meter> meter(Review review) {
    var subject = review.subject();
    var resource = subject.resource();
    var qualified = resource.qualified();
    boolean resized = subject.is("", "pods", "resize");
    boolean counted = resource.namespaced() && resource.isStored() && !FREE.contains(qualified);
    if (!counted || !(subject.subresource().isEmpty() || resized)) {
      return Optional.empty();
    }
    return Optional.of(switch (qualified) {
      case "pods" -> pods;
      case "services" -> services;
      case "persistentvolumeclaims" -> claims;
      default -> new ObjectMeter(qualified);
    });
  }

  private void check(Review review, Meter meter, ObjectNode object) {
    var charges = new LinkedHashMap<String, Charge>();
    for (var quota : lookup.list("", QUOTAS, review.subject().namespace())) {
      if (concerns(meter, quota, object)) {
        var charge = charge(review, meter, quota, object);
        charge.to(quota);
        charges.put(Charge.name(quota), charge);
      }
    }
    if (!review.dryRun()) {
      charges.forEach((name, charge) -> settle(review, name, charge));
    }
  }

  private static boolean concerns(Meter meter, JsonNode quota, JsonNode object) {
    return !meter.covered(hard(quota).names()).isEmpty()
        && Scope.of(quota).stream().allMatch(scope -> meter.isWithin(scope, object));
  }

  private static Charge charge(Review review, Meter meter, JsonNode quota, ObjectNode object) {
    var covered = meter.covered(hard(quota).names());
    meter.missing(covered, object).ifPresent(missing -> {
      throw review.forbidden("failed quota: " + Charge.name(quota) + ": " + missing);
    });
    var used = Amounts.of(quota.path("status").path("used"));
    if (!used.names().containsAll(covered)) {
      // The quota controller has not counted yet what there is.
      throw review.forbidden("status unknown for quota: " + Charge.name(quota) + ", resources: "
          + String.join(",", new TreeSet<>(covered)));
    }
    var usage = meter.usage(object);
    var negative = usage.filter(entry -> entry.getValue().amount().signum() < 0);
    if (!negative.isEmpty()) {
      throw review.forbidden("quota usage is negative for resource(s): " + String.join(",", negative.names()));
    }
    return new Charge(review, more(review, meter, quota, usage).filter(entry ->
        entry.getValue().amount().signum() > 0));
  }

  /** An update is charged for what it uses beyond what was charged before. */
  private static Amounts more(Review review, Meter meter, JsonNode quota, Amounts usage) {
    if (review.operation() != Operation.UPDATE) {
      return usage;
    }
    return review.old().filter(old -> concerns(meter, quota, old)).map(meter::usage).map(usage::excess)
        .orElse(usage);
  }

  private void settle(Review review, String name, Charge charge) {
    if (charge.usage().isEmpty()) {
      return;
    }
    try {
      lookup.change("", QUOTAS, review.subject().namespace(), name, charge::to);
    } catch (Refusal refusal) {
      // A quota that was deleted meanwhile limits nothing.
      if (refusal.reason() != Reason.NOT_FOUND) {
        throw refusal;
      }
    }
  }

  private static Amounts hard(JsonNode quota) {
    return Amounts.of(quota.path("status").path("hard"));
  }
}
