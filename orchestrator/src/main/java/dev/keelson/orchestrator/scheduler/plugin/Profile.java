package dev.keelson.orchestrator.scheduler.plugin;

import java.util.List;

/**
 * How pods of one {@code schedulerName} are placed.
 *
 * @param filters in the order in which they are asked; the first objection counts
 * @param nodesPercent of how many nodes that can take a pod the best is chosen; 0: the more nodes, the fewer percent
 */
public record Profile(String schedulerName, List<Filter> filters, List<WeightedScore> scores, int nodesPercent,
    boolean preempts) {
  public Profile {
    filters = List.copyOf(filters);
    scores = List.copyOf(scores);
  }

  /** A score and how much it counts beside the others. */
  public record WeightedScore(Score score, int weight) {}
}
