package dev.keelson.orchestrator.scheduler.snapshot;

import java.util.List;

/**
 * What a pod takes from its node.
 *
 * @param requests what it is promised
 * @param reckoned the same for weighing nodes: containers that ask for no cpu or memory count with a little of it
 * @param images of its containers, with their tags
 * @param claims persistent volume claims that it mounts, by name
 */
public record PodDemand(
    Resources requests, Resources reckoned, List<HostPort> ports, List<String> images, List<VolumeClaim> claims) {
  /**
   * A claim of the pod's namespace.
   *
   * @param ephemeral made for this pod by its own volume
   */
  public record VolumeClaim(String name, boolean ephemeral) {}
}
