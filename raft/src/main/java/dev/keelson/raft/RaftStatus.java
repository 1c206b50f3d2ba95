package dev.keelson.raft;

/**
 * What a member knows about its cluster at one moment.
 *
 * @param leaderId member id, 0 when none is known
 * @param leads whether this member is the leader and may act as one
 * @param commitIndex as far as known here
 */
public record RaftStatus(long term, long leaderId, boolean leads, long commitIndex, long appliedIndex) {}
