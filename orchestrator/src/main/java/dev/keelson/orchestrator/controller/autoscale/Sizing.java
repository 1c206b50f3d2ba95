package dev.keelson.orchestrator.controller.autoscale;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.client.ObjectKey;
import dev.keelson.orchestrator.client.ResourceTypes;
import dev.keelson.orchestrator.client.event.EventType;
import dev.keelson.orchestrator.controller.ControllerContext;
import dev.keelson.orchestrator.controller.pods.Condition;
import dev.keelson.orchestrator.controller.pods.Conditions;
import dev.keelson.orchestrator.status.Refusal;
import dev.keelson.orchestrator.value.Times;
import dev.keelson.orchestrator.value.Trees;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One look at one autoscaler (kubernetes' reconcileAutoscaler). */
final class Sizing {
  private final ControllerContext context;
  private final Metrics metrics;
  private final Recommendations recommendations;
  private final ObjectKey key;
  private final ObjectNode autoscaler;
  private final ObjectNode status;
  private final Instant now;

  Sizing(ControllerContext context, Metrics metrics, Recommendations recommendations, ObjectKey key,
      ObjectNode autoscaler) {
    this.context = context;
    this.metrics = metrics;
    this.recommendations = recommendations;
    this.key = key;
    this.autoscaler = autoscaler;
    this.status = autoscaler.path("status") instanceof ObjectNode last ? last.deepCopy() : autoscaler.objectNode();
    this.now = context.clock().instant();
  }

  /** What is wished, and why. */
  private record Wish(int replicas, String reason) {}

  void run() {
    var scale = scale();
    if (scale.isPresent()) {
      var wish = wish(scale.get());
      status.put("currentReplicas", scale.get().current());
      wish.ifPresent(wanted -> follow(scale.get(), wanted));
    }
    write();
  }

  private Optional<Scale> scale() {
    try {
      var scale = Scale.read(context.client(), autoscaler);
      tell("AbleToScale", "True", "SucceededGetScale",
          "the HPA controller was able to get the target's current scale");
      return Optional.of(scale);
    } catch (Refusal refusal) {
      event(EventType.WARNING, "FailedGetScale", refusal.text());
      tell("AbleToScale", "False", "FailedGetScale",
          "the HPA controller was unable to get the target's current scale: " + refusal.text());
      return Optional.empty();
    }
  }

  /** Empty when it cannot be known. */
  private Optional<Wish> wish(Scale scale) {
    int least = autoscaler.path("spec").path("minReplicas").asInt(1);
    int most = autoscaler.path("spec").path("maxReplicas").asInt();
    int current = scale.wanted();
    if (current == 0 && least != 0) {
      tell("ScalingActive", "False", "ScalingDisabled",
          "scaling is disabled since the replica count of the target is zero");
      return Optional.of(new Wish(0, ""));
    }
    if (current > most) {
      return Optional.of(new Wish(most, "Current number of replicas above Spec.MaxReplicas"));
    }
    if (current < least) {
      return Optional.of(new Wish(least, "Current number of replicas below Spec.MinReplicas"));
    }
    return measured(scale).map(reading -> paced(reading, current, least, most));
  }

  private Optional<Metrics.Reading> measured(Scale scale) {
    if (scale.selector().isEmpty()) {
      event(EventType.WARNING, "SelectorRequired", "selector is required");
      tell("ScalingActive", "False", "InvalidSelector", "the HPA target's scale is missing a selector");
      return Optional.empty();
    }
    var rows = autoscaler.path("spec").path("metrics");
    var readings = new ArrayList<Metrics.Reading>();
    var failures = new ArrayList<Metrics.Unreadable>();
    rows.forEach(row -> {
      try {
        readings.add(metrics.read(row, scale));
      } catch (Metrics.Unreadable failure) {
        event(EventType.WARNING, failure.reason(), failure.text());
        failures.add(failure);
      }
    });
    var currents = JsonNodeFactory.instance.arrayNode();
    readings.forEach(reading -> currents.add(reading.status()));
    status.set("currentMetrics", currents);
    return highest(readings, failures, scale, rows.size());
  }

  /** The metric that wants most decides; while some are unknown, only upwards. */
  private Optional<Metrics.Reading> highest(
      List<Metrics.Reading> readings, List<Metrics.Unreadable> failures, Scale scale, int rows) {
    var highest = readings.stream().max((left, right) -> Integer.compare(left.replicas(), right.replicas()));
    boolean unsure = !failures.isEmpty() && highest.map(best -> best.replicas() < scale.wanted()).orElse(true);
    if (unsure) {
      var first = failures.getFirst();
      tell("ScalingActive", "False", first.reason(),
          "the HPA was unable to compute the replica count: " + first.text());
      event(EventType.WARNING, "FailedComputeMetricsReplicas",
          "invalid metrics (%d invalid out of %d), first error is: %s"
              .formatted(failures.size(), rows, first.chain()));
      return Optional.empty();
    }
    highest.ifPresent(best -> tell("ScalingActive", "True", "ValidMetricFound",
        "the HPA was able to successfully calculate a replica count from " + best.name()));
    return highest;
  }

  private Wish paced(Metrics.Reading reading, int current, int least, int most) {
    int stable = recommendations.highest(key, reading.replicas(), current, now);
    tell("AbleToScale", "True", stable == reading.replicas() ? "ReadyForNewScale" : "ScaleDownStabilized",
        stable == reading.replicas() ? "recommended size matches current size"
            : "recent recommendations were higher than current one, applying the highest recent recommendation");
    var pace = Pace.of(stable, current, least, most);
    Conditions.put(status, pace.limited(), Times.seconds(now));
    var reason = pace.replicas() > current ? reading.name() + " above target" : "All metrics below target";
    return new Wish(pace.replicas(), reason);
  }

  private void follow(Scale scale, Wish wish) {
    int current = scale.wanted();
    status.put("desiredReplicas", wish.replicas());
    if (wish.replicas() == current) {
      return;
    }
    try {
      scale.write(context.client(), wish.replicas());
    } catch (Refusal refusal) {
      event(EventType.WARNING, "FailedRescale",
          "New size: %d; reason: %s; error: %s".formatted(wish.replicas(), wish.reason(), refusal.text()));
      tell("AbleToScale", "False", "FailedUpdateScale",
          "the HPA controller was unable to update the target scale: " + refusal.text());
      status.put("desiredReplicas", current);
      return;
    }
    tell("AbleToScale", "True", "SucceededRescale",
        "the HPA controller was able to update the target scale to " + wish.replicas());
    event(EventType.NORMAL, "SuccessfulRescale", "New size: %d; reason: %s".formatted(wish.replicas(), wish.reason()));
    status.put("lastScaleTime", Times.seconds(now));
  }

  private void tell(String type, String value, String reason, String message) {
    Conditions.put(status, new Condition(type, value, reason, message), Times.seconds(now));
  }

  private void event(EventType type, String reason, String message) {
    context.events().record(autoscaler, type, reason, message);
  }

  private void write() {
    if (!status.has("desiredReplicas")) {
      status.put("desiredReplicas", 0);
    }
    if (!Trees.same(autoscaler.path("status"), status)) {
      var told = autoscaler.deepCopy();
      told.set("status", status);
      context.client().updateStatus(ResourceTypes.HORIZONTAL_POD_AUTOSCALERS, told);
    }
  }
}
