package dev.keelson.orchestrator.rules.policy;

import dev.keelson.orchestrator.rules.check.Amounts;
import dev.keelson.orchestrator.rules.check.Spot;
import dev.keelson.orchestrator.rules.check.Values;
import dev.keelson.orchestrator.value.Names;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Horizontal pod autoscalers. */
final class Autoscalers {
  private static final int WINDOW_SECONDS_MAX = 3_600;
  private static final int PERIOD_SECONDS_MAX = 1_800;

  /** Where a metric of a type is described. */
  private static final Map<String, String> SOURCES = Map.of("ContainerResource", "containerResource", "External",
      "external", "Object", "object", "Pods", "pods", "Resource", "resource");

  private Autoscalers() {}

  static void check(Spot autoscaler) {
    var spec = autoscaler.at("spec");
    var min = spec.at("minReplicas");
    var max = spec.at("maxReplicas");
    if (min.present() && min.number() < 1) {
      min.invalid("must be greater than or equal to 1");
    }
    if (max.number() < 1) {
      max.orZero().invalid("must be greater than 0");
    }
    if (min.present() && max.number() < min.number()) {
      max.orZero().invalid("must be greater than or equal to `minReplicas`");
    }
    target(spec.at("scaleTargetRef"));
    spec.at("metrics").items().forEach(Autoscalers::metric);
    var cpu = spec.at("targetCPUUtilizationPercentage");
    if (cpu.present() && cpu.number() < 1) {
      cpu.invalid("must be greater than 0");
    }
    rules(spec.at("behavior", "scaleUp"));
    rules(spec.at("behavior", "scaleDown"));
  }

  private static void target(Spot target) {
    for (var field : List.of("kind", "name")) {
      if (target.at(field).blank()) {
        target.at(field).required("");
      } else {
        target.at(field).invalid(Names.pathSegment(target.at(field).text()));
      }
    }
  }

  private static void metric(Spot metric) {
    var type = metric.at("type");
    if (type.blank()) {
      type.required("must specify a metric source type");
      return;
    }
    var field = SOURCES.get(type.text());
    if (field == null) {
      type.unsupported(SOURCES.keySet());
      return;
    }
    var source = metric.at(field);
    if (!source.present()) {
      source.required("must populate information for the given metric source");
      return;
    }
    var named = field.equals("resource") || field.equals("containerResource");
    if (named && source.at("name").blank()) {
      source.at("name").required("must specify a resource name");
    } else if (!named && source.at("metric", "name").blank()) {
      source.at("metric", "name").required("");
    }
    aim(source.at("target"));
  }

  private static void aim(Spot target) {
    if (target.at("type").blank()) {
      target.at("type").required("must specify a metric target type");
    } else {
      Values.supported(target.at("type"), Set.of("AverageValue", "Utilization", "Value"));
    }
    for (var field : List.of("value", "averageValue")) {
      var amount = target.at(field);
      if (Amounts.of(amount).map(quantity -> quantity.amount().signum() <= 0).orElse(false)) {
        amount.invalid("must be positive");
      }
    }
    var part = target.at("averageUtilization");
    if (part.present() && part.number() < 1) {
      part.invalid("must be greater than 0");
    }
  }

  private static void rules(Spot rules) {
    if (!rules.present()) {
      return;
    }
    var window = rules.at("stabilizationWindowSeconds");
    if (window.number() < 0) {
      window.invalid("must be greater than or equal to zero");
    } else if (window.number() > WINDOW_SECONDS_MAX) {
      window.invalid("must be less than or equal to " + WINDOW_SECONDS_MAX);
    }
    Values.supportedIfPresent(rules.at("selectPolicy"), Set.of("Disabled", "Max", "Min"));
    if (rules.at("policies").blank()) {
      rules.at("policies").required("must specify at least one Policy");
    }
    for (var policy : rules.at("policies").items()) {
      Values.supported(policy.at("type"), Set.of("Percent", "Pods"));
      Values.positive(policy.at("value"));
      Values.positive(policy.at("periodSeconds"));
      if (policy.at("periodSeconds").number() > PERIOD_SECONDS_MAX) {
        policy.at("periodSeconds").invalid("must be less than or equal to " + PERIOD_SECONDS_MAX);
      }
    }
  }
}
