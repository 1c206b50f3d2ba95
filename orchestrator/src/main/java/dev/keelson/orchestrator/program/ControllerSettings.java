package dev.keelson.orchestrator.program;

import dev.keelson.orchestrator.pki.ClusterKeys;
import java.util.List;
import java.util.Optional;

/**
 * What an operator chooses about controllers.
 *
 * @param controllers as {@code --controllers}: {@code *} for all, {@code foo} for one, {@code -foo} for all but one
 * @param clusterCidr addresses of pods, of which each node gets a part; empty for none
 * @param keys what signs certificates and tokens; empty where it is kept elsewhere
 */
record ControllerSettings(List<String> controllers, Optional<String> clusterCidr, Optional<ClusterKeys> keys) {
  ControllerSettings {
    controllers = List.copyOf(controllers);
  }

  boolean wants(String name) {
    if (controllers.contains("-" + name)) {
      return false;
    }
    return controllers.contains("*") || controllers.contains(name);
  }
}
