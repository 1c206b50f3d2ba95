package dev.keelson.orchestrator.scheduler.profile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.keelson.orchestrator.scheduler.plugin.resource.FitScore;
import dev.keelson.orchestrator.scheduler.plugin.resource.FitScore.RequestedToCapacityRatio;
import dev.keelson.orchestrator.scheduler.plugin.resource.NodeResourcesFit;
import dev.keelson.orchestrator.scheduler.plugin.resource.WeightedResource;
import dev.keelson.orchestrator.scheduler.plugin.topology.InterPodAffinity;
import dev.keelson.orchestrator.scheduler.plugin.topology.PodTopologySpread;
import dev.keelson.orchestrator.scheduler.snapshot.NodeWishes;
import dev.keelson.orchestrator.scheduler.snapshot.SpreadRule;
import dev.keelson.orchestrator.scheduler.snapshot.WishReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a profile's {@code pluginConfig} says, with the defaults of kube-scheduler for what it does not. */
final class PluginArguments {
  private final Map<String, JsonNode> byPlugin;

  private PluginArguments(Map<String, JsonNode> byPlugin) {
    this.byPlugin = byPlugin;
  }

  static PluginArguments of(JsonNode pluginConfig) {
    var byPlugin = new HashMap<String, JsonNode>();
    pluginConfig.forEach(each -> byPlugin.put(each.path("name").asText(""), each.path("args")));
    return new PluginArguments(byPlugin);
  }

  private JsonNode of(PluginName name) {
    return byPlugin.getOrDefault(name.text(), MissingNode.getInstance());
  }

  NodeResourcesFit fit() {
    var arguments = of(PluginName.NODE_RESOURCES_FIT);
    return new NodeResourcesFit(ignored(arguments), score(arguments.path("scoringStrategy")));
  }

  private static Set<String> ignored(JsonNode arguments) {
    var ignored = new HashSet<String>();
    arguments.path("ignoredResources").forEach(each -> ignored.add(each.asText()));
    arguments.path("ignoredResourceGroups").forEach(each -> ignored.add(each.asText()));
    return ignored;
  }

  private static FitScore score(JsonNode strategy) {
    var resources = resources(strategy);
    return switch (strategy.path("type").asText("LeastAllocated")) {
      case "LeastAllocated" -> new FitScore.LeastAllocated(resources);
      case "MostAllocated" -> new FitScore.MostAllocated(resources);
      case "RequestedToCapacityRatio" -> new RequestedToCapacityRatio(resources, shape(strategy));
      default -> throw new BadConfiguration("scoringStrategy.type", "Unsupported value: \""
          + strategy.path("type").asText() + "\"");
    };
  }

  private static List<RequestedToCapacityRatio.Point> shape(JsonNode strategy) {
    var points = new ArrayList<RequestedToCapacityRatio.Point>();
    for (var point : strategy.path("requestedToCapacityRatio").path("shape")) {
      var utilization = point.path("utilization").asLong();
      if (!points.isEmpty() && points.getLast().utilizationPercent() >= utilization) {
        throw new BadConfiguration("shape", "utilization values must be sorted in increasing order");
      }
      points.add(new RequestedToCapacityRatio.Point(utilization, point.path("score").asLong()));
    }
    if (points.isEmpty()) {
      throw new BadConfiguration("shape", "at least one point must be specified");
    }
    return List.copyOf(points);
  }

  private static List<WeightedResource> resources(JsonNode holder) {
    var resources = new ArrayList<WeightedResource>();
    holder.path("resources").forEach(each ->
        resources.add(new WeightedResource(each.path("name").asText(""), Math.max(1, each.path("weight").asInt(1)))));
    return resources.isEmpty() ? WeightedResource.USUAL : List.copyOf(resources);
  }

  List<WeightedResource> balanced() {
    return resources(of(PluginName.NODE_RESOURCES_BALANCED_ALLOCATION));
  }

  PodTopologySpread spread() {
    var arguments = of(PluginName.POD_TOPOLOGY_SPREAD);
    if (!arguments.path("defaultingType").asText("System").equals("List")) {
      return new PodTopologySpread(PodTopologySpread.SYSTEM_DEFAULTS, true);
    }
    var rules = new ArrayList<SpreadRule>();
    for (var rule : arguments.path("defaultConstraints")) {
      rules.add(new SpreadRule(rule.path("topologyKey").asText(""), rule.path("maxSkew").asInt(1),
          rule.path("whenUnsatisfiable").asText("").equals("DoNotSchedule"), Optional.empty(), 1, true, false));
    }
    return new PodTopologySpread(rules, false);
  }

  NodeWishes addedAffinity() {
    return WishReader.nodeAffinity(of(PluginName.NODE_AFFINITY).path("addedAffinity"));
  }

  int hardPodAffinityWeight() {
    return of(PluginName.INTER_POD_AFFINITY).path("hardPodAffinityWeight").asInt(InterPodAffinity.HARD_WEIGHT);
  }

  boolean heedsPreferencesOfOthers() {
    return !of(PluginName.INTER_POD_AFFINITY).path("ignorePreferredTermsOfExistingPods").asBoolean(false);
  }
}
