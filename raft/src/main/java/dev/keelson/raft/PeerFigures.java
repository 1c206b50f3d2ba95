package dev.keelson.raft;

import dev.keelson.store.meter.Histogram;

/**
 * What went to one other member, and came from it, since the start. Checkpoints do not count.
 *
 * @param sendFailures requests of this member that the other one did not answer
 * @param roundTrips how long the other member took to answer a question that costs it nothing
 */
public record PeerFigures(long sentBytes, long receivedBytes, long sendFailures, Histogram roundTrips) {}
