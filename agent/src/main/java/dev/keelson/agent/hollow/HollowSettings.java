package dev.keelson.agent.hollow;

import dev.keelson.agent.node.NodeForm.Machine;
import java.util.Map;

/**
 * A fleet to simulate.
 *
 * @param prefix of the nodes' names; a number follows
 * @param capacity of each node
 * @param events whether nodes tell what they do
 * @param inFlightMax requests that may be under way at a time
 */
public record HollowSettings(
    int nodes, String prefix, Map<String, String> capacity, Latency latency, boolean events, int inFlightMax) {
  static final Machine MACHINE =
      new Machine("amd64", "6.1.0-hollow", "Keelson hollow node", "hollow://0.1.0", "v1.32.0");

  public HollowSettings {
    capacity = Map.copyOf(capacity);
  }
}
