package dev.keelson.orchestrator.client.discovery;

import dev.keelson.orchestrator.client.ResourceType;
import java.util.Set;

/**
 * A resource that can be asked for.
 *
 * @param verbs such as {@code list}
 */
public record ServedResource(ResourceType type, boolean namespaced, Set<String> verbs) {
  public ServedResource {
    verbs = Set.copyOf(verbs);
  }

  public boolean takes(String... wanted) {
    return verbs.containsAll(Set.of(wanted));
  }
}
