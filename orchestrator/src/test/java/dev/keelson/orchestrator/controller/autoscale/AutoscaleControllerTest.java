package dev.keelson.orchestrator.controller.autoscale;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.keelson.orchestrator.Yaml;
import dev.keelson.orchestrator.client.ObjectKey;
import dev.keelson.orchestrator.client.ResourceTypes;
import dev.keelson.orchestrator.live.Changes;
import dev.keelson.orchestrator.live.LiveApi;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The autoscaler on a real API server, where nobody measures. */
final class AutoscaleControllerTest {
  @TempDir
  private Path directory;

  @Test
  void without_metrics_it_says_what_is_missing_and_keeps_the_number() throws InterruptedException {
    try (var api = LiveApi.start(directory)) {
      create(api, 3);
      var autoscalers = api.informers().of(ResourceTypes.HORIZONTAL_POD_AUTOSCALERS);
      var changes = new Changes(api.informers(), ResourceTypes.HORIZONTAL_POD_AUTOSCALERS);
      api.run("horizontal-pod-autoscaler", 1, AutoscaleController::new);
      var key = new ObjectKey("default", "web");
      changes.await("conditions", () -> autoscalers.get(key).stream()
          .anyMatch(each -> each.at("/status/conditions").size() == 2));
      assertEquals("""
          AbleToScale True SucceededGetScale: the HPA controller was able to get the target's current scale
          ScalingActive False FailedGetResourceMetric: the HPA was unable to compute the replica count: failed to get \
          cpu utilization: unable to get metrics for resource cpu: unable to fetch metrics from resource metrics API: \
          the server could not find the requested resource (get pods.metrics.k8s.io)""",
          autoscalers.get(key).orElseThrow().at("/status/conditions").valueStream()
              .map(each -> "%s %s %s: %s".formatted(each.path("type").asText(), each.path("status").asText(),
                  each.path("reason").asText(), each.path("message").asText()))
              .collect(Collectors.joining("\n")));
    }
  }

  @Test
  void a_number_beyond_the_limits_is_brought_back_without_metrics() throws InterruptedException {
    try (var api = LiveApi.start(directory)) {
      create(api, 9);
      var deployments = api.informers().of(ResourceTypes.DEPLOYMENTS);
      var changes = new Changes(api.informers(), ResourceTypes.DEPLOYMENTS);
      api.run("horizontal-pod-autoscaler", 1, AutoscaleController::new);
      changes.await("5 replicas", () -> deployments.get(new ObjectKey("default", "web")).stream()
          .anyMatch(each -> each.at("/spec/replicas").asInt() == 5));
    }
  }

  private static void create(LiveApi api, int replicas) {
    api.admin().create(ResourceTypes.DEPLOYMENTS, "default", Yaml.object("""
        metadata: {name: web}
        spec:
          replicas: %d
          selector: {matchLabels: {app: web}}
          template: {metadata: {labels: {app: web}}, spec: {containers: [{name: c, image: a}]}}
        """.formatted(replicas)));
    api.admin().create(ResourceTypes.HORIZONTAL_POD_AUTOSCALERS, "default", Yaml.object("""
        metadata: {name: web}
        spec:
          scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: web}
          minReplicas: 1
          maxReplicas: 5
          metrics: [{type: Resource, resource: {name: cpu, target: {type: Utilization, averageUtilization: 50}}}]
        """));
  }
}
