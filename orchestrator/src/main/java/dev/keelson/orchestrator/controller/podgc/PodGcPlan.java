package dev.keelson.orchestrator.controller.podgc;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.controller.pods.Conditions;
import dev.keelson.orchestrator.controller.pods.Pods;
import dev.keelson.orchestrator.object.Metadata;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** Which pods are removed, as Kubernetes' pod garbage collector chooses them. */
final class PodGcPlan {
  private static final String OUT_OF_SERVICE = "node.kubernetes.io/out-of-service";

  private PodGcPlan() {}

  /** The oldest of those that have ended, as far as there are more than so many. */
  static List<ObjectNode> ended(Collection<ObjectNode> pods, int endedMax) {
    var ended = pods.stream().filter(pod -> Pods.isEnded(pod) && !Metadata.isDeleting(pod))
        .sorted(Comparator.comparing((ObjectNode pod) -> Metadata.text(pod, "creationTimestamp"))
            .thenComparing(Metadata::name))
        .toList();
    return ended.subList(0, Math.max(0, ended.size() - endedMax));
  }

  /** Those of nodes that are known to be gone. */
  static List<ObjectNode> orphaned(Collection<ObjectNode> pods, Set<String> goneNodes) {
    return pods.stream().filter(pod -> goneNodes.contains(Pods.nodeName(pod))).toList();
  }

  /** Those that are being deleted and have no node that could end them. */
  static List<ObjectNode> unscheduled(Collection<ObjectNode> pods) {
    return pods.stream().filter(pod -> Metadata.isDeleting(pod) && Pods.nodeName(pod).isEmpty()).toList();
  }

  /** Those that are being deleted on a node of which an operator says that it does not run. */
  static List<ObjectNode> outOfService(Collection<ObjectNode> pods, Collection<ObjectNode> nodes) {
    var down = nodes.stream().filter(PodGcPlan::isOutOfService).map(Metadata::name).toList();
    return down.isEmpty() ? List.of()
        : pods.stream().filter(pod -> Metadata.isDeleting(pod) && down.contains(Pods.nodeName(pod))).toList();
  }

  private static boolean isOutOfService(JsonNode node) {
    return !Conditions.isTrue(node, "Ready") && node.path("spec").path("taints").valueStream()
        .anyMatch(taint -> taint.path("key").asText().equals(OUT_OF_SERVICE));
  }
}
