package dev.keelson.orchestrator.scheduler.plugin.resource;

import java.util.List;

/** A resource that is looked at when nodes are weighed. */
public record WeightedResource(String name, int weight) {
  /** What counts unless a profile says otherwise. */
  public static final List<WeightedResource> USUAL =
      List.of(new WeightedResource("cpu", 1), new WeightedResource("memory", 1));
}
