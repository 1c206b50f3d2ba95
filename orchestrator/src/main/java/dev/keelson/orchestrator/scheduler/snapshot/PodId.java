package dev.keelson.orchestrator.scheduler.snapshot;

import java.util.Map;
import java.util.Optional;

/** Who a pod is, and what it is called by others. */
public record PodId(String namespace, String name, String uid, Map<String, String> labels, Optional<Owner> owner) {
  /** The controller that made it. */
  public record Owner(String apiVersion, String kind, String name, String uid) {}

  /** As events have it. */
  public String path() {
    return namespace + "/" + name;
  }
}
