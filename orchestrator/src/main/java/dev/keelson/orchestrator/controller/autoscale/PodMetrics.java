package dev.keelson.orchestrator.controller.autoscale;

import com.fasterxml.jackson.databind.JsonNode;
import dev.keelson.orchestrator.client.ApiClient;
import dev.keelson.orchestrator.client.ResourceType;
import dev.keelson.orchestrator.client.Selection;
import dev.keelson.orchestrator.client.Unreachable;
import dev.keelson.orchestrator.controller.pods.Pods;
import dev.keelson.orchestrator.object.Metadata;
import dev.keelson.orchestrator.status.Reason;
import dev.keelson.orchestrator.status.Refusal;
import dev.keelson.orchestrator.value.Quantity;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;

/** What pods use, as the resource metrics API has it. */
final class PodMetrics {
  private static final ResourceType TYPE = new ResourceType("metrics.k8s.io", "v1beta1", "pods", "PodMetrics");
  private static final Duration USUAL_WINDOW = Duration.ofMinutes(1);

  private final ApiClient client;

  PodMetrics(ApiClient client) {
    this.client = client;
  }

  /**
   * By the pod's name.
   *
   * @param container whose use counts; empty for all of a pod
   * @throws UsagePlan.Unknown when nobody measures
   */
  Map<String, Measured> of(String namespace, String selector, String resource, String container) {
    var measured = new HashMap<String, Measured>();
    for (var pod : list(namespace, selector, resource)) {
      use(pod, resource, container).ifPresent(milli -> measured.put(Metadata.name(pod), new Measured(
          milli, Pods.time(pod.path("timestamp")).orElse(Instant.EPOCH), window(pod.path("window").asText("")))));
    }
    if (measured.isEmpty()) {
      throw unknown(resource, "no metrics returned from resource metrics API");
    }
    return measured;
  }

  private Iterable<? extends JsonNode> list(String namespace, String selector, String resource) {
    try {
      return client.list(TYPE, new Selection(namespace, selector, "")).items();
    } catch (Refusal refusal) {
      // client-go's words for a group that nobody serves.
      var why = refusal.reason() == Reason.NOT_FOUND
          ? "the server could not find the requested resource (get pods.metrics.k8s.io)" : refusal.text();
      throw unknown(resource, "unable to fetch metrics from resource metrics API: " + why);
    } catch (Unreachable silent) {
      throw unknown(resource, "unable to fetch metrics from resource metrics API: " + silent.getMessage());
    }
  }

  private static UsagePlan.Unknown unknown(String resource, String why) {
    return new UsagePlan.Unknown("unable to get metrics for resource " + resource + ": " + why);
  }

  /** Empty when a container is not measured: half of a pod says nothing. */
  private static OptionalLong use(JsonNode pod, String resource, String container) {
    long sum = 0;
    var found = false;
    for (var each : pod.path("containers")) {
      if (container.isEmpty() || each.path("name").asText().equals(container)) {
        var usage = each.path("usage").path(resource);
        if (usage.isMissingNode()) {
          return OptionalLong.empty();
        }
        sum += Quantity.parse(usage.asText()).milliValue();
        found = true;
      }
    }
    return found ? OptionalLong.of(sum) : OptionalLong.empty();
  }

  /** Go's duration, of which metrics-server writes minutes and seconds with a fraction: {@code 1m0.5s}. */
  private static Duration window(String text) {
    try {
      return text.isEmpty() ? USUAL_WINDOW : Duration.parse("PT" + text);
    } catch (DateTimeParseException other) {
      return USUAL_WINDOW;
    }
  }
}
