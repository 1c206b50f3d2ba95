package dev.keelson.orchestrator.kind;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** How a pod is treated when its node runs short (component-helpers' ComputePodQOS). */
final class QosClass {
  private static final List<String> RESOURCES = List.of("cpu", "memory");

  private QosClass() {}

  static String of(JsonNode spec) {
    boolean any = false;
    boolean all = true;
    for (var containers : List.of(spec.path("containers"), spec.path("initContainers"))) {
      for (var container : containers) {
        var limits = container.path("resources").path("limits");
        var requests = container.path("resources").path("requests");
        for (var resource : RESOURCES) {
          any |= isSet(limits.path(resource)) || isSet(requests.path(resource));
          all &= isSet(limits.path(resource))
              && (!isSet(requests.path(resource)) || requests.path(resource).equals(limits.path(resource)));
        }
      }
    }
    return !any ? "BestEffort" : all ? "Guaranteed" : "Burstable";
  }

  private static boolean isSet(JsonNode quantity) {
    return !quantity.isMissingNode() && !quantity.asText().equals("0");
  }
}
