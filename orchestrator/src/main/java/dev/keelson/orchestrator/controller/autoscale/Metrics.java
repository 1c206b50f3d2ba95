package dev.keelson.orchestrator.controller.autoscale;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.client.ResourceTypes;
import dev.keelson.orchestrator.client.informer.Indexer;
import dev.keelson.orchestrator.controller.ControllerContext;
import dev.keelson.orchestrator.selector.LabelSelector;
import dev.keelson.orchestrator.value.Quantity;
import java.math.BigDecimal;
import java.time.InstantSource;

/** What a number of pods is computed from: the rows of {@code spec.metrics}. */
final class Metrics {
  private final PodMetrics measured;
  private final Indexer pods;
  private final InstantSource clock;

  /**
   * What one metric says.
   *
   * @param name for messages
   * @param status the row of {@code status.currentMetrics}
   */
  record Reading(int replicas, String name, ObjectNode status) {}

  /** A metric that cannot be read: the reason for the condition and the event, and the whole message. */
  static final class Unreadable extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String reason;
    private final String chain;

    Unreadable(String reason, String message, String chain) {
      super(message, null, false, false);
      this.reason = reason;
      this.chain = chain;
    }

    String reason() {
      return reason;
    }

    /** Never null, other than a Throwable's. */
    String text() {
      return String.valueOf(getMessage());
    }

    /** As the autoscaler's whole failure tells it. */
    String chain() {
      return chain;
    }
  }

  Metrics(ControllerContext context) {
    measured = new PodMetrics(context.client());
    pods = context.informers().of(ResourceTypes.PODS);
    clock = context.clock();
  }

  /**
   * Reads one.
   *
   * @throws Unreadable when it cannot be
   */
  Reading read(JsonNode metric, Scale scale) {
    return switch (metric.path("type").asText()) {
      case "Resource" -> use(metric.path("resource"), "", scale);
      case "ContainerResource" -> use(
          metric.path("containerResource"), metric.path("containerResource").path("container").asText(), scale);
      case "Pods" -> throw custom("FailedGetPodsMetric", "pods", "custom");
      case "Object" -> throw custom("FailedGetObjectMetric", "object", "custom");
      default -> throw custom("FailedGetExternalMetric", "external", "external");
    };
  }

  /** Nobody here serves these APIs. */
  private static Unreadable custom(String reason, String what, String api) {
    var message = "unable to get %s metric: no %s metrics API".formatted(what, api);
    return new Unreadable(reason, message, "failed to get " + what + " metric value: " + message);
  }

  private Reading use(JsonNode source, String container, Scale scale) {
    var resource = source.path("name").asText();
    var target = target(source.path("target"));
    var selector = LabelSelector.parse(scale.selector());
    try {
      var use = measured.of(scale.key().namespace(), scale.selector(), resource, container);
      var matching = pods.inNamespace(scale.key().namespace()).stream()
          .filter(pod -> selector.matches(pod.path("metadata").path("labels")))
          .toList();
      var proposal = new UsagePlan(resource, container, target)
          .propose(scale.wanted(), matching, use, clock.instant());
      return new Reading(proposal.replicas(), name(resource, container, target), status(source, container, target,
          proposal));
    } catch (UsagePlan.Unknown unknown) {
      var kind = target instanceof Target.Utilization ? "utilization" : "resource metric value";
      var message = "failed to get " + resource + " " + kind + ": " + unknown.getMessage();
      var containers = container.isEmpty() ? "" : " container";
      throw new Unreadable(container.isEmpty() ? "FailedGetResourceMetric" : "FailedGetContainerResourceMetric",
          message, "failed to get %s%s resource metric value: %s".formatted(resource, containers, message));
    }
  }

  private static Target target(JsonNode target) {
    return target.path("averageValue").isTextual()
        ? new Target.Average(Quantity.parse(target.path("averageValue").asText()).milliValue())
        : new Target.Utilization(target.path("averageUtilization").asInt());
  }

  private static String name(String resource, String container, Target target) {
    var whose = container.isEmpty() ? resource + " resource" : resource + " container resource";
    return switch (target) {
      case Target.Utilization _ -> whose + " utilization (percentage of request)";
      case Target.Average _ -> whose;
    };
  }

  private static ObjectNode status(JsonNode source, String container, Target target, UsagePlan.Proposal proposal) {
    var status = JsonNodeFactory.instance.objectNode();
    var type = container.isEmpty() ? "Resource" : "ContainerResource";
    var row = status.put("type", type).putObject(container.isEmpty() ? "resource" : "containerResource");
    row.put("name", source.path("name").asText());
    if (!container.isEmpty()) {
      row.put("container", container);
    }
    var current = row.putObject("current");
    if (target instanceof Target.Utilization) {
      current.put("averageUtilization", proposal.percent());
    }
    var average = new Quantity(BigDecimal.valueOf(proposal.averageMilli(), 3), Quantity.Form.DECIMAL);
    current.put("averageValue", average.text());
    return status;
  }
}
