package dev.keelson.store.model;

/**
 * A granted lease as it is replicated.
 *
 * @param id never 0, may be negative
 * @param ttlSeconds as granted
 * @param remainingSeconds from the last checkpoint, 0 when there was none: a new leader then starts the full TTL again
 */
public record Lease(long id, long ttlSeconds, long remainingSeconds) {}
