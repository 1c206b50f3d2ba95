package dev.keelson.orchestrator.storage;

import java.util.Optional;

/**
 * What a read of one key found.
 *
 * @param revision the store's at the time of the read
 */
public record Found(Optional<Stored> object, long revision) {}
