package dev.keelson.orchestrator.convert;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * autoscaling/v1 knows one metric, the CPU; what it cannot say of v2 travels in annotations (autoscaling/v1
 * conversion.go).
 */
final class Autoscalers {
  private static final String PREFIX = "autoscaling.alpha.kubernetes.io/";
  private static final String METRICS = PREFIX + "metrics";
  private static final String BEHAVIOR = PREFIX + "behavior";
  private static final String CONDITIONS = PREFIX + "conditions";
  private static final String CURRENT_METRICS = PREFIX + "current-metrics";
  private static final ObjectMapper JSON = new ObjectMapper();

  private Autoscalers() {}

  static ObjectNode toV2(ObjectNode object) {
    var spec = object.withObjectProperty("spec");
    var metrics = spec.arrayNode();
    var target = spec.remove("targetCPUUtilizationPercentage");
    if (target != null) {
      metrics.add(cpu(spec).set("resource", cpuTarget(spec, target)));
    }
    fromAnnotation(object, METRICS).forEach(metrics::add);
    if (!metrics.isEmpty()) {
      spec.set("metrics", metrics);
    }
    Fields.put(spec, "behavior", fromAnnotation(object, BEHAVIOR));
    if (object.get("status") instanceof ObjectNode status) {
      statusToV2(object, status);
    }
    return object;
  }

  private static void statusToV2(ObjectNode object, ObjectNode status) {
    var metrics = status.arrayNode();
    var current = status.remove("currentCPUUtilizationPercentage");
    if (current != null) {
      var resource = status.objectNode().put("name", "cpu");
      resource.putObject("current").set("averageUtilization", current);
      metrics.add(cpu(status).set("resource", resource));
    }
    fromAnnotation(object, CURRENT_METRICS).forEach(metrics::add);
    if (!metrics.isEmpty()) {
      status.set("currentMetrics", metrics);
    }
    Fields.put(status, "conditions", fromAnnotation(object, CONDITIONS));
  }

  static ObjectNode fromV2(ObjectNode object) {
    var spec = object.withObjectProperty("spec");
    if (spec.remove("metrics") instanceof ArrayNode metrics) {
      var rest = spec.arrayNode();
      for (var metric : metrics) {
        var utilization = metric.path("resource").path("target").path("averageUtilization");
        boolean first = !spec.has("targetCPUUtilizationPercentage");
        if (first && isCpu(metric) && utilization.isNumber()) {
          spec.set("targetCPUUtilizationPercentage", utilization);
        } else {
          rest.add(metric);
        }
      }
      toAnnotation(object, METRICS, rest);
    }
    var behavior = spec.remove("behavior");
    if (behavior != null) {
      toAnnotation(object, BEHAVIOR, behavior);
    }
    if (object.get("status") instanceof ObjectNode status) {
      statusFromV2(object, status);
    }
    return object;
  }

  private static void statusFromV2(ObjectNode object, ObjectNode status) {
    if (status.remove("currentMetrics") instanceof ArrayNode metrics) {
      var rest = status.arrayNode();
      for (var metric : metrics) {
        var utilization = metric.path("resource").path("current").path("averageUtilization");
        if (isCpu(metric) && utilization.isNumber()) {
          status.set("currentCPUUtilizationPercentage", utilization);
        } else {
          rest.add(metric);
        }
      }
      toAnnotation(object, CURRENT_METRICS, rest);
    }
    var conditions = status.remove("conditions");
    if (conditions != null) {
      toAnnotation(object, CONDITIONS, conditions);
    }
  }

  private static boolean isCpu(JsonNode metric) {
    return metric.path("type").asText().equals("Resource")
        && metric.path("resource").path("name").asText().equals("cpu");
  }

  private static ObjectNode cpu(ObjectNode factory) {
    return factory.objectNode().put("type", "Resource");
  }

  private static ObjectNode cpuTarget(ObjectNode factory, JsonNode percent) {
    var resource = factory.objectNode().put("name", "cpu");
    resource.putObject("target").put("type", "Utilization").set("averageUtilization", percent);
    return resource;
  }

  /** Takes an annotation off; what is not JSON is dropped, as upstream drops it. */
  private static JsonNode fromAnnotation(ObjectNode object, String name) {
    var missing = object.path("metadata").path("annotations").path(name);
    if (object.path("metadata").path("annotations") instanceof ObjectNode annotations && !missing.isMissingNode()) {
      annotations.remove(name);
      try {
        return JSON.readTree(missing.asText());
      } catch (JsonProcessingException _) {
        return object.missingNode();
      }
    }
    return object.missingNode();
  }

  private static void toAnnotation(ObjectNode object, String name, JsonNode value) {
    if (!value.isEmpty()) {
      object.withObjectProperty("metadata").withObjectProperty("annotations").put(name, value.toString());
    }
  }
}
