package dev.keelson.orchestrator.scheduler.place;

import dev.keelson.orchestrator.scheduler.snapshot.NodeInfo;

/** Where a pod goes, or why nowhere. */
public sealed interface Placement {
  /**
   * On a node.
   *
   * @param score weighted sum; 0 if there was no choice
   * @param looked at how many nodes; the next search starts behind them
   */
  record On(NodeInfo node, long score, int looked) implements Placement {}

  record Nowhere(Diagnosis diagnosis) implements Placement {}
}
