package dev.keelson.orchestrator.scheduler.profile;

import java.util.Arrays;
import java.util.Optional;

/**
 * The plugins that configuration may name, in the order in which they are asked, with the weights that their scores
 * have unless it says otherwise (kube-scheduler's default multiPoint).
 */
enum PluginName {
  SCHEDULING_GATES("SchedulingGates", 0),
  PRIORITY_SORT("PrioritySort", 0),
  NODE_UNSCHEDULABLE("NodeUnschedulable", 0),
  NODE_NAME("NodeName", 0),
  TAINT_TOLERATION("TaintToleration", 3),
  NODE_AFFINITY("NodeAffinity", 2),
  NODE_PORTS("NodePorts", 0),
  NODE_RESOURCES_FIT("NodeResourcesFit", 1),
  VOLUME_BINDING("VolumeBinding", 0),
  POD_TOPOLOGY_SPREAD("PodTopologySpread", 2),
  INTER_POD_AFFINITY("InterPodAffinity", 2),
  DEFAULT_PREEMPTION("DefaultPreemption", 0),
  NODE_RESOURCES_BALANCED_ALLOCATION("NodeResourcesBalancedAllocation", 1),
  IMAGE_LOCALITY("ImageLocality", 1),
  DEFAULT_BINDER("DefaultBinder", 0),
  /** Known by name, so that files that mention them can be used; they never object to anything. */
  VOLUME_RESTRICTIONS("VolumeRestrictions", 0),
  NODE_VOLUME_LIMITS("NodeVolumeLimits", 0),
  VOLUME_ZONE("VolumeZone", 0),
  DYNAMIC_RESOURCES("DynamicResources", 0);

  private final String text;
  private final int weight;

  PluginName(String text, int weight) {
    this.text = text;
    this.weight = weight;
  }

  String text() {
    return text;
  }

  int weight() {
    return weight;
  }

  static Optional<PluginName> of(String text) {
    return Arrays.stream(values()).filter(name -> name.text.equals(text)).findFirst();
  }
}
