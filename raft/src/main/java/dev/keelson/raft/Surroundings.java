package dev.keelson.raft;

import dev.keelson.store.command.Applier;

/**
 * Whom a replica works with.
 *
 * @param applier where entries go; the replica is the only one to call it
 * @param desk asked while this member leads
 * @param pages shown on the peer port
 */
public record Surroundings(Applier applier, LeaderDesk desk, LeadershipListener listener, FaultHandler faults,
    PeerPages pages) {}
