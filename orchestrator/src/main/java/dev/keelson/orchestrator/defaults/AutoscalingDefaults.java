package dev.keelson.orchestrator.defaults;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.function.Consumer;

/** Horizontal pod autoscalers. */
final class AutoscalingDefaults {
  static final Map<String, Consumer<ObjectNode>> KINDS = Map.of(
      "autoscaling/v1/HorizontalPodAutoscaler", AutoscalingDefaults::first,
      "autoscaling/HorizontalPodAutoscaler", AutoscalingDefaults::second);

  private static final int CPU_PERCENT = 80;
  private static final int PERIOD_SECONDS = 15;

  private AutoscalingDefaults() {}

  /** Version 1, which knows CPU only. */
  private static void first(ObjectNode autoscaler) {
    var spec = Fill.struct(autoscaler, "spec");
    Fill.number(spec, "minReplicas", 1);
    var annotations = autoscaler.path("metadata").path("annotations");
    if (annotations.path("autoscaling.alpha.kubernetes.io/metrics").isMissingNode()) {
      Fill.number(spec, "targetCPUUtilizationPercentage", CPU_PERCENT);
    }
  }

  private static void second(ObjectNode autoscaler) {
    var spec = Fill.struct(autoscaler, "spec");
    Fill.number(spec, "minReplicas", 1);
    if (spec.path("metrics").isEmpty()) {
      spec.putArray("metrics").addObject().put("type", "Resource").putObject("resource").put("name", "cpu")
          .putObject("target").put("type", "Utilization").put("averageUtilization", CPU_PERCENT);
    }
    Fill.in(spec, "behavior", behavior -> {
      up(Fill.struct(behavior, "scaleUp"));
      down(Fill.struct(behavior, "scaleDown"));
    });
  }

  private static void up(ObjectNode rules) {
    Fill.number(rules, "stabilizationWindowSeconds", 0);
    Fill.text(rules, "selectPolicy", "Max");
    if (Fill.absent(rules, "policies")) {
      var policies = rules.putArray("policies");
      policies.addObject().put("type", "Pods").put("value", 4).put("periodSeconds", PERIOD_SECONDS);
      policies.addObject().put("type", "Percent").put("value", 100).put("periodSeconds", PERIOD_SECONDS);
    }
  }

  /** How long to wait before fewer pods will do is left to the controller. */
  private static void down(ObjectNode rules) {
    Fill.text(rules, "selectPolicy", "Max");
    if (Fill.absent(rules, "policies")) {
      rules.putArray("policies").addObject().put("type", "Percent").put("value", 100)
          .put("periodSeconds", PERIOD_SECONDS);
    }
  }
}
