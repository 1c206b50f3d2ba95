package dev.keelson.orchestrator.controller.autoscale;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.controller.pods.Conditions;
import dev.keelson.orchestrator.controller.pods.Pods;
import dev.keelson.orchestrator.object.Metadata;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Which pods' use says something (kubernetes' groupPods).
 *
 * @param ready measured, and what they use is what they usually use
 * @param unready they start, and starting takes more processor than working
 * @param missing not measured
 */
record PodGroups(List<ObjectNode> ready, List<ObjectNode> unready, List<ObjectNode> missing) {
  /** kube-controller-manager's --horizontal-pod-autoscaler-cpu-initialization-period. */
  private static final Duration STARTING_MAX = Duration.ofMinutes(5);

  /** kube-controller-manager's --horizontal-pod-autoscaler-initial-readiness-delay. */
  private static final Duration FIRST_READY_MAX = Duration.ofSeconds(30);

  static PodGroups of(List<ObjectNode> pods, Map<String, Measured> measured, String resource, Instant now) {
    var groups = new PodGroups(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    for (var pod : pods) {
      if (Pods.isDeleting(pod) || Pods.phase(pod).equals("Failed")) {
        continue;
      }
      var use = measured.get(Metadata.name(pod));
      if (Pods.phase(pod).equals("Pending")) {
        groups.unready().add(pod);
      } else if (use == null) {
        groups.missing().add(pod);
      } else if (resource.equals("cpu") && isStarting(pod, use, now)) {
        groups.unready().add(pod);
      } else {
        groups.ready().add(pod);
      }
    }
    return groups;
  }

  private static boolean isStarting(ObjectNode pod, Measured use, Instant now) {
    var condition = Conditions.find(pod, "Ready");
    var started = Pods.time(pod.path("status").path("startTime"));
    if (condition.isEmpty() || started.isEmpty()) {
      return true;
    }
    boolean unready = condition.get().path("status").asText().equals("False");
    var changed = Pods.time(condition.get().path("lastTransitionTime")).orElse(Instant.EPOCH);
    return started.get().plus(STARTING_MAX).isAfter(now)
        ? unready || use.at().isBefore(changed.plus(use.window()))
        : unready && started.get().plus(FIRST_READY_MAX).isAfter(changed);
  }
}
