package dev.keelson.orchestrator.controller.pods;

import com.fasterxml.jackson.databind.JsonNode;
import dev.keelson.orchestrator.value.Times;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** What a pod's object says about its work (kubernetes' podutil). */
public final class Pods {
  private static final Set<String> ENDED = Set.of("Succeeded", "Failed");

  private Pods() {}

  public static String phase(JsonNode pod) {
    return pod.path("status").path("phase").asText("");
  }

  /** Whether it will never run again. */
  public static boolean isEnded(JsonNode pod) {
    return ENDED.contains(phase(pod));
  }

  public static boolean isDeleting(JsonNode pod) {
    return pod.path("metadata").hasNonNull("deletionTimestamp");
  }

  /** Whether it counts for its owner: neither ended nor going away. */
  public static boolean isActive(JsonNode pod) {
    return !isEnded(pod) && !isDeleting(pod);
  }

  /** Empty while no scheduler has found a node. */
  public static String nodeName(JsonNode pod) {
    return pod.path("spec").path("nodeName").asText("");
  }

  public static boolean isReady(JsonNode pod) {
    return Conditions.isTrue(pod, "Ready");
  }

  /** Since when it is ready; empty when it is not, or when nobody wrote down since when. */
  public static Optional<Instant> readySince(JsonNode pod) {
    return Conditions.find(pod, "Ready")
        .filter(condition -> condition.path("status").asText().equals("True"))
        .flatMap(condition -> time(condition.path("lastTransitionTime")));
  }

  /** Whether it has been ready for long enough to be relied upon. */
  public static boolean isAvailable(JsonNode pod, long minReadySeconds, Instant now) {
    return isReady(pod) && (minReadySeconds == 0
        || readySince(pod).map(since -> !since.plusSeconds(minReadySeconds).isAfter(now)).orElse(false));
  }

  /** How long until a ready pod is available, if it stays so; empty when it is available already or not ready. */
  public static Optional<Duration> untilAvailable(JsonNode pod, long minReadySeconds, Instant now) {
    if (minReadySeconds == 0) {
      return Optional.empty();
    }
    return readySince(pod)
        .map(since -> Duration.between(now, since.plusSeconds(minReadySeconds)))
        .filter(Duration::isPositive);
  }

  /** Restarts of the container that was restarted most often. */
  public static long restarts(JsonNode pod) {
    long most = 0;
    for (var container : pod.path("status").path("containerStatuses")) {
      most = Math.max(most, container.path("restartCount").asLong(0));
    }
    return most;
  }

  /** Restarts of the sidecar that was restarted most often: those containers of the beginning that stay. */
  public static long sidecarRestarts(JsonNode pod) {
    var sidecars = new HashSet<String>();
    for (var container : pod.path("spec").path("initContainers")) {
      if (container.path("restartPolicy").asText().equals("Always")) {
        sidecars.add(container.path("name").asText());
      }
    }
    long most = 0;
    for (var container : pod.path("status").path("initContainerStatuses")) {
      if (sidecars.contains(container.path("name").asText())) {
        most = Math.max(most, container.path("restartCount").asLong(0));
      }
    }
    return most;
  }

  public static Optional<Instant> created(JsonNode object) {
    return time(object.path("metadata").path("creationTimestamp"));
  }

  /** A time that the API server has let pass; empty when absent or null. */
  public static Optional<Instant> time(JsonNode text) {
    return text.isTextual() ? Optional.of(Times.parse(text.asText())) : Optional.empty();
  }
}
