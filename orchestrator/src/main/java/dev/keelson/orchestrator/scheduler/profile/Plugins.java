package dev.keelson.orchestrator.scheduler.profile;

import dev.keelson.orchestrator.scheduler.plugin.Filter;
import dev.keelson.orchestrator.scheduler.plugin.Score;
import dev.keelson.orchestrator.scheduler.plugin.node.NodeAffinity;
import dev.keelson.orchestrator.scheduler.plugin.node.NodeName;
import dev.keelson.orchestrator.scheduler.plugin.node.NodePorts;
import dev.keelson.orchestrator.scheduler.plugin.node.NodeUnschedulable;
import dev.keelson.orchestrator.scheduler.plugin.node.TaintToleration;
import dev.keelson.orchestrator.scheduler.plugin.resource.BalancedAllocation;
import dev.keelson.orchestrator.scheduler.plugin.resource.ImageLocality;
import dev.keelson.orchestrator.scheduler.plugin.topology.InterPodAffinity;
import dev.keelson.orchestrator.scheduler.plugin.volume.VolumeBinding;
import java.util.Optional;

/** Makes plugins from their names and arguments. */
final class Plugins {
  private final PluginArguments arguments;

  Plugins(PluginArguments arguments) {
    this.arguments = arguments;
  }

  Optional<Filter> filter(PluginName name) {
    return switch (name) {
      case NODE_UNSCHEDULABLE -> Optional.of(new NodeUnschedulable());
      case NODE_NAME -> Optional.of(new NodeName());
      case TAINT_TOLERATION -> Optional.of(new TaintToleration());
      case NODE_AFFINITY -> Optional.of(nodeAffinity());
      case NODE_PORTS -> Optional.of(new NodePorts());
      case NODE_RESOURCES_FIT -> Optional.of(arguments.fit());
      case VOLUME_BINDING -> Optional.of(new VolumeBinding());
      case POD_TOPOLOGY_SPREAD -> Optional.of(arguments.spread());
      case INTER_POD_AFFINITY -> Optional.of(interPodAffinity());
      case SCHEDULING_GATES, PRIORITY_SORT, DEFAULT_PREEMPTION, NODE_RESOURCES_BALANCED_ALLOCATION, IMAGE_LOCALITY,
          DEFAULT_BINDER, VOLUME_RESTRICTIONS, NODE_VOLUME_LIMITS, VOLUME_ZONE, DYNAMIC_RESOURCES -> Optional.empty();
    };
  }

  Optional<Score> score(PluginName name) {
    return switch (name) {
      case TAINT_TOLERATION -> Optional.of(new TaintToleration());
      case NODE_AFFINITY -> Optional.of(nodeAffinity());
      case NODE_RESOURCES_FIT -> Optional.of(arguments.fit());
      case POD_TOPOLOGY_SPREAD -> Optional.of(arguments.spread());
      case INTER_POD_AFFINITY -> Optional.of(interPodAffinity());
      case NODE_RESOURCES_BALANCED_ALLOCATION -> Optional.of(new BalancedAllocation(arguments.balanced()));
      case IMAGE_LOCALITY -> Optional.of(new ImageLocality());
      case SCHEDULING_GATES, PRIORITY_SORT, NODE_UNSCHEDULABLE, NODE_NAME, NODE_PORTS, VOLUME_BINDING,
          DEFAULT_PREEMPTION, DEFAULT_BINDER, VOLUME_RESTRICTIONS, NODE_VOLUME_LIMITS, VOLUME_ZONE,
          DYNAMIC_RESOURCES -> Optional.empty();
    };
  }

  private NodeAffinity nodeAffinity() {
    return new NodeAffinity(arguments.addedAffinity());
  }

  private InterPodAffinity interPodAffinity() {
    return new InterPodAffinity(arguments.hardPodAffinityWeight(), arguments.heedsPreferencesOfOthers());
  }
}
