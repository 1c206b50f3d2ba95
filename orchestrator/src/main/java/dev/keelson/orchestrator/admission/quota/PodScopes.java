package dev.keelson.orchestrator.admission.quota;

import com.fasterxml.jackson.databind.JsonNode;
import dev.keelson.orchestrator.admission.pod.Containers;
import dev.keelson.orchestrator.admission.pod.PodAmounts;
import java.util.List;
import java.util.stream.Stream;

/** Which pods a quota with scopes is for. */
final class PodScopes {
  private PodScopes() {}

  static boolean admit(Scope scope, JsonNode spec) {
    return switch (scope.name()) {
      case "Terminating" -> isTerminating(spec);
      case "NotTerminating" -> !isTerminating(spec);
      case "BestEffort" -> isBestEffort(spec);
      case "NotBestEffort" -> !isBestEffort(spec);
      case "PriorityClass" -> scope.admits(spec.path("priorityClassName").asText(""));
      case "CrossNamespacePodAffinity" -> looksElsewhere(spec);
      default -> false;
    };
  }

  /** It will end by itself. */
  private static boolean isTerminating(JsonNode spec) {
    return spec.path("activeDeadlineSeconds").asLong(-1) >= 0;
  }

  /** It asks for neither cpu nor memory. */
  private static boolean isBestEffort(JsonNode spec) {
    var places = Stream.concat(Stream.of(spec),
        Stream.concat(Containers.regular(spec).stream(), Containers.initial(spec).stream()));
    return places.noneMatch(place -> asks(place, "cpu") || asks(place, "memory"));
  }

  private static boolean asks(JsonNode place, String name) {
    return Stream.of(PodAmounts.requestsOf(place), PodAmounts.limitsOf(place))
        .anyMatch(amounts -> amounts.find(name).filter(amount -> amount.amount().signum() > 0).isPresent());
  }

  private static boolean looksElsewhere(JsonNode spec) {
    for (var kind : List.of("podAffinity", "podAntiAffinity")) {
      var affinity = spec.path("affinity").path(kind);
      for (var term : affinity.path("requiredDuringSchedulingIgnoredDuringExecution")) {
        if (looksElsewhereBy(term)) {
          return true;
        }
      }
      for (var weighted : affinity.path("preferredDuringSchedulingIgnoredDuringExecution")) {
        if (looksElsewhereBy(weighted.path("podAffinityTerm"))) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean looksElsewhereBy(JsonNode term) {
    return !term.path("namespaces").isEmpty() || term.hasNonNull("namespaceSelector");
  }
}
