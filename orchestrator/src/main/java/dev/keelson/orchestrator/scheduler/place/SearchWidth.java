package dev.keelson.orchestrator.scheduler.place;

/** How many nodes that can take a pod are enough to choose from. */
final class SearchWidth {
  /** So many are always looked for, if there are so many (kube-scheduler's minFeasibleNodesToFind). */
  private static final int NODES_MIN = 100;

  /** Adaptive: 50 %, and one less for each 125 nodes, but not less than 5 (kube-scheduler). */
  private static final int PERCENT_START = 50;
  private static final int NODES_PER_PERCENT = 125;
  private static final int PERCENT_MIN = 5;

  private SearchWidth() {}

  static int of(int nodes, int percent) {
    if (nodes < NODES_MIN) {
      return nodes;
    }
    var adapted = percent > 0 ? percent : Math.max(PERCENT_MIN, PERCENT_START - nodes / NODES_PER_PERCENT);
    return Math.clamp((long) nodes * adapted / 100, NODES_MIN, nodes);
  }
}
