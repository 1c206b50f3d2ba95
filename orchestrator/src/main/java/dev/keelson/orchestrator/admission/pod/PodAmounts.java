package dev.keelson.orchestrator.admission.pod;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.Function;

/**
 * What a whole pod asks for: its containers run at the same time, initial ones before them one after the other, and
 * those of the initial ones that restart always (sidecars) from then on.
 */
public final class PodAmounts {
  private PodAmounts() {}

  public static Amounts requests(JsonNode spec) {
    return total(spec, PodAmounts::requestsOf).plus(Amounts.of(spec.path("overhead")));
  }

  /** A pod that is limited is limited with its overhead. */
  public static Amounts limits(JsonNode spec) {
    var limits = total(spec, PodAmounts::limitsOf);
    return limits.plus(Amounts.of(spec.path("overhead")).only(limits.names()));
  }

  /** Without what the runtime needs for itself. */
  public static Amounts bareRequests(JsonNode spec) {
    return total(spec, PodAmounts::requestsOf);
  }

  /** Without what the runtime needs for itself. */
  public static Amounts bareLimits(JsonNode spec) {
    return total(spec, PodAmounts::limitsOf);
  }

  /** The requests, where each container that does not ask for a resource is taken to ask for that much. */
  public static Amounts requests(JsonNode spec, Amounts unsaid) {
    var together = together(spec, container -> requestsOf(container).over(unsaid));
    return requestsOf(spec).over(together).plus(Amounts.of(spec.path("overhead")));
  }

  public static Amounts requestsOf(JsonNode container) {
    return Amounts.of(container.path("resources").path("requests"));
  }

  public static Amounts limitsOf(JsonNode container) {
    return Amounts.of(container.path("resources").path("limits"));
  }

  private static Amounts total(JsonNode spec, Function<JsonNode, Amounts> of) {
    // What is said of the pod as a whole counts instead.
    return of.apply(spec).over(together(spec, of));
  }

  private static Amounts together(JsonNode spec, Function<JsonNode, Amounts> of) {
    var together = Amounts.NONE;
    for (var container : Containers.regular(spec)) {
      together = together.plus(of.apply(container));
    }
    var sidecars = Amounts.NONE;
    var before = Amounts.NONE;
    for (var container : Containers.initial(spec)) {
      var withThis = sidecars.plus(of.apply(container));
      sidecars = isSidecar(container) ? withThis : sidecars;
      before = before.max(withThis);
    }
    return together.plus(sidecars).max(before);
  }

  private static boolean isSidecar(JsonNode container) {
    return container.path("restartPolicy").asText("").equals("Always");
  }
}
