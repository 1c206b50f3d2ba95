package dev.keelson.raft;

import java.util.List;

/**
 * What happened since the start, for metrics. Counters only grow.
 *
 * @param proposalsFailed proposals of this member's clients that ended in a {@link ReplicationException}
 * @param proposalsPending of this member's clients, right now
 * @param leaderChanges how often another leader was seen
 * @param heartbeatsUnanswered heartbeats of a leader that had to be repeated, because too few answers came in time
 * @param walFsyncs flushes of the log to disk
 */
public record ReplicaFigures(
    long proposalsFailed,
    long proposalsPending,
    long leaderChanges,
    boolean leaderKnown,
    long snapshots,
    long heartbeatsUnanswered,
    Histogram walFsyncs,
    long checkpointsSent,
    long checkpointsReceived) {
  /**
   * Cumulative counts at etcd's bucket bounds.
   *
   * @param boundsSeconds upper bounds, ascending, without the infinite one
   * @param counts as many as bounds plus one; not cumulative
   */
  public record Histogram(List<Double> boundsSeconds, List<Long> counts, double sumSeconds) {
    public Histogram {
      boundsSeconds = List.copyOf(boundsSeconds);
      counts = List.copyOf(counts);
    }
  }
}
