package dev.keelson.agent.node;

import java.util.Map;

/**
 * A machine, as it reports itself.
 *
 * @param address its own, of its pods' host network
 * @param capacity quantities by resource: cpu, memory, pods, ephemeral-storage
 * @param labels beside those that every node has
 */
public record NodeForm(
    String name, String address, Map<String, String> capacity, Map<String, String> labels, Machine machine) {
  /**
   * What runs there.
   *
   * @param runtime name and version as {@code containerd://1.6.20}
   * @param kubeletVersion the version of Kubernetes that this agent is as good as
   */
  public record Machine(
      String architecture, String kernelVersion, String osImage, String runtime, String kubeletVersion) {}

  public NodeForm {
    capacity = Map.copyOf(capacity);
    labels = Map.copyOf(labels);
  }
}
