package dev.keelson.orchestrator.scheduler.plugin;

import java.util.List;

/**
 * Why a node cannot take a pod; users read the reasons as they are.
 *
 * @param lasting no pod that goes from the node would change that
 */
public record Objection(List<String> reasons, boolean lasting) {
  public Objection {
    reasons = List.copyOf(reasons);
  }

  public static Objection passing(String reason) {
    return new Objection(List.of(reason), false);
  }

  public static Objection lasting(String reason) {
    return new Objection(List.of(reason), true);
  }
}
