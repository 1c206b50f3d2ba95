package dev.keelson.orchestrator.scheduler.profile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.keelson.orchestrator.scheduler.plugin.Profile;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * How a scheduler works: a {@code KubeSchedulerConfiguration} of kubescheduler.config.k8s.io/v1.
 *
 * @param profiles by the {@code schedulerName} of the pods they are for
 * @param kubeconfig the file that says where the API is, if it says so
 */
public record SchedulerConfiguration(SequencedMap<String, Profile> profiles, Duration backoffMin, Duration backoffMax,
    boolean leaderElect, Optional<String> kubeconfig) {
  private static final String GROUP = "kubescheduler.config.k8s.io/";
  private static final String KIND = "KubeSchedulerConfiguration";
  private static final String USUAL_NAME = "default-scheduler";
  private static final int BACKOFF_MIN_SECONDS = 1;
  private static final int BACKOFF_MAX_SECONDS = 10;

  /** What holds without a file. */
  public static SchedulerConfiguration usual() {
    return read(JsonNodeFactory.instance.objectNode().put("apiVersion", GROUP + "v1").put("kind", KIND));
  }

  /** Throws {@link BadConfiguration}. */
  public static SchedulerConfiguration read(JsonNode file) {
    if (!file.path("kind").asText("").equals(KIND) || !file.path("apiVersion").asText("").startsWith(GROUP)) {
      throw new BadConfiguration("kind", "must be " + KIND + " of " + GROUP + "v1");
    }
    var min = seconds(file, "podInitialBackoffSeconds", BACKOFF_MIN_SECONDS);
    var max = seconds(file, "podMaxBackoffSeconds", BACKOFF_MAX_SECONDS);
    if (max.compareTo(min) < 0) {
      throw new BadConfiguration("podMaxBackoffSeconds", "must be greater than or equal to podInitialBackoffSeconds");
    }
    var kubeconfig = file.path("clientConnection").path("kubeconfig").asText("");
    return new SchedulerConfiguration(profiles(file), min, max,
        file.path("leaderElection").path("leaderElect").asBoolean(true),
        kubeconfig.isEmpty() ? Optional.empty() : Optional.of(kubeconfig));
  }

  private static SequencedMap<String, Profile> profiles(JsonNode file) {
    var percent = file.path("percentageOfNodesToScore").asInt(0);
    if (percent < 0 || percent > 100) {
      throw new BadConfiguration("percentageOfNodesToScore", "not in valid range [0-100]");
    }
    var profiles = new LinkedHashMap<String, Profile>();
    for (var each : file.path("profiles")) {
      var name = each.path("schedulerName").asText(USUAL_NAME);
      if (profiles.put(name, ProfileReader.read(each, name, percent)) != null) {
        throw new BadConfiguration("profiles", "duplicate value: \"" + name + "\"");
      }
    }
    if (profiles.isEmpty()) {
      profiles.put(USUAL_NAME, ProfileReader.read(JsonNodeFactory.instance.objectNode(), USUAL_NAME, percent));
    }
    return profiles;
  }

  private static Duration seconds(JsonNode file, String field, int usual) {
    var seconds = file.path(field).asLong(usual);
    if (seconds < 1) {
      throw new BadConfiguration(field, "must be greater than 0");
    }
    return Duration.ofSeconds(seconds);
  }
}
