package dev.keelson.agent.pod;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is asked of a node about a pod.
 *
 * @param containers init containers first, each in the pod's order
 * @param lifeMax {@code activeDeadlineSeconds}
 * @param deleting whether it is to go away
 * @param grace how long its containers have to end
 */
public record PodForm(
    String namespace, String name, String uid, List<ContainerForm> containers, RestartPolicy restartPolicy,
    Optional<Duration> lifeMax, boolean hostNetwork, boolean deleting, Duration grace) {
  /** What Kubernetes gives a pod that says nothing. */
  static final Duration GRACE_USUAL = Duration.ofSeconds(30);

  public PodForm {
    containers = List.copyOf(containers);
  }

  /** Of a pod as the API has it. */
  public static PodForm of(ObjectNode pod) {
    var metadata = pod.path("metadata");
    var spec = pod.path("spec");
    var containers = new ArrayList<ContainerForm>();
    spec.path("initContainers").forEach(each -> containers.add(ContainerForm.init(each)));
    spec.path("containers").forEach(each -> containers.add(ContainerForm.main(each)));
    return new PodForm(metadata.path("namespace").asText(), metadata.path("name").asText(),
        metadata.path("uid").asText(), containers, RestartPolicy.of(spec.path("restartPolicy").asText()),
        seconds(spec.path("activeDeadlineSeconds")), spec.path("hostNetwork").asBoolean(false),
        metadata.hasNonNull("deletionTimestamp"), grace(metadata, spec));
  }

  private static Duration grace(JsonNode metadata, JsonNode spec) {
    return seconds(metadata.path("deletionGracePeriodSeconds"))
        .or(() -> seconds(spec.path("terminationGracePeriodSeconds")))
        .orElse(GRACE_USUAL);
  }

  private static Optional<Duration> seconds(JsonNode number) {
    return number.isNumber() ? Optional.of(Duration.ofSeconds(number.asLong())) : Optional.empty();
  }
}
