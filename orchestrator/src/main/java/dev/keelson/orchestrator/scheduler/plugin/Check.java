package dev.keelson.orchestrator.scheduler.plugin;

import dev.keelson.orchestrator.scheduler.snapshot.NodeInfo;
import java.util.Optional;

/** A filter's question to nodes, prepared for one pod. */
@FunctionalInterface
public interface Check {
  Optional<Objection> objection(NodeInfo node);

  /** The same question in a cluster where one node has other pods. */
  default Check after(NodeInfo before, NodeInfo after) {
    return this;
  }
}
