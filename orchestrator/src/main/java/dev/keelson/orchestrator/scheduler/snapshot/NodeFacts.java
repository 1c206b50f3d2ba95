package dev.keelson.orchestrator.scheduler.snapshot;

import java.util.List;
import java.util.Map;

/**
 * What a node is, whoever runs on it.
 *
 * @param podsMax how many pods it takes
 * @param imageBytes sizes of the images it has, by each of their names
 */
public record NodeFacts(String name, Map<String, String> labels, List<Taint> taints, boolean unschedulable,
    Resources allocatable, int podsMax, Map<String, Long> imageBytes) {
  private static final String REGION = "topology.kubernetes.io/region";
  private static final String ZONE = "topology.kubernetes.io/zone";

  /** Nodes of one zone fail together. */
  String zone() {
    return labels.getOrDefault(REGION, "") + ":" + labels.getOrDefault(ZONE, "");
  }
}
