package dev.keelson.orchestrator.table;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;

/** What an autoscaler aims at, and where it stands: {@code cpu: 12%/80%}. */
final class AutoscalerTargets {
  private static final int SHOWN_MAX = 2;

  private AutoscalerTargets() {}

  static String of(Row row) {
    var first = row.at("spec", "targetCPUUtilizationPercentage");
    if (first.isNumber()) {
      var current = row.at("status", "currentCPUUtilizationPercentage");
      return "cpu: " + (current.isNumber() ? current.asText() + "%" : Row.UNKNOWN) + "/" + first.asText() + "%";
    }
    var all = new ArrayList<String>();
    var metrics = row.at("spec", "metrics");
    for (var i = 0; i < metrics.size(); i++) {
      all.add(target(metrics.get(i), row.at("status", "currentMetrics").path(i)));
    }
    return Row.some(all, SHOWN_MAX, ", ");
  }

  private static String target(JsonNode metric, JsonNode status) {
    var source = source(metric);
    var aim = source.path("target");
    var current = source(status).path("current");
    var name = source.path("name").asText();
    var prefix = name.isEmpty() ? "" : name + ": ";
    for (var kind : List.of("averageUtilization", "averageValue", "value")) {
      if (!aim.path(kind).isMissingNode()) {
        var unit = kind.equals("averageUtilization") ? "%" : "";
        var at = current.path(kind).isMissingNode() ? Row.UNKNOWN : current.path(kind).asText() + unit;
        var average = kind.equals("averageValue") && name.isEmpty() ? " (avg)" : "";
        return prefix + at + "/" + aim.path(kind).asText() + unit + average;
      }
    }
    return prefix + "<auto>";
  }

  /** The part that the metric's type names: {@code Resource} is in {@code resource}. */
  private static JsonNode source(JsonNode metric) {
    var type = metric.path("type").asText();
    return type.isEmpty()
        ? MissingNode.getInstance()
        : metric.path(Character.toLowerCase(type.charAt(0)) + type.substring(1));
  }
}
