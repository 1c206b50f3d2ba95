package dev.keelson.orchestrator.admission.limitrange;

import com.fasterxml.jackson.databind.JsonNode;
import dev.keelson.orchestrator.admission.pod.Amounts;
import dev.keelson.orchestrator.admission.pod.Containers;
import dev.keelson.orchestrator.admission.pod.PodAmounts;
import java.util.ArrayList;
import java.util.List;

/** What is out of bounds, item by item of a LimitRange. */
final class LimitBounds {
  private LimitBounds() {}

  static List<String> ofPod(JsonNode range, JsonNode pod) {
    var spec = pod.path("spec");
    var complaints = new ArrayList<String>();
    for (var item : range.path("spec").path("limits")) {
      switch (item.path("type").asText("")) {
        case "Container" -> {
          Containers.regular(spec).forEach(each -> complaints.addAll(container(item, each)));
          Containers.initial(spec).forEach(each -> complaints.addAll(container(item, each)));
        }
        case "Pod" -> complaints.addAll(
            all(item, new Bound("Pod", PodAmounts.bareRequests(spec), PodAmounts.bareLimits(spec))));
        default -> { }
      }
    }
    return complaints;
  }

  static List<String> ofClaim(JsonNode range, JsonNode claim) {
    var type = "PersistentVolumeClaim";
    var complaints = new ArrayList<String>();
    var bound = new Bound(type, PodAmounts.requestsOf(claim.path("spec")), Amounts.NONE);
    for (var item : range.path("spec").path("limits")) {
      if (item.path("type").asText("").equals(type)) {
        Amounts.of(item.path("min")).byName().forEach((name, min) ->
            bound.min(name, min).ifPresent(complaints::add));
        Amounts.of(item.path("max")).byName().forEach((name, max) ->
            bound.maxRequest(name, max).ifPresent(complaints::add));
      }
    }
    return complaints;
  }

  private static List<String> container(JsonNode item, JsonNode container) {
    return all(item, new Bound("Container", PodAmounts.requestsOf(container), PodAmounts.limitsOf(container)));
  }

  private static List<String> all(JsonNode item, Bound bound) {
    var complaints = new ArrayList<String>();
    Amounts.of(item.path("min")).byName().forEach((name, min) ->
        bound.min(name, min).ifPresent(complaints::add));
    Amounts.of(item.path("max")).byName().forEach((name, max) ->
        bound.max(name, max).ifPresent(complaints::add));
    Amounts.of(item.path("maxLimitRequestRatio")).byName().forEach((name, ratio) ->
        bound.ratio(name, ratio).ifPresent(complaints::add));
    return complaints;
  }
}
