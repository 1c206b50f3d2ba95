package dev.keelson.raft;

import dev.keelson.store.meter.Histogram;

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
    long checkpointsReceived) {}
