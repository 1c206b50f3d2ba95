package dev.keelson.api.etcd.local;

import java.util.Optional;

/**
 * What became of a change with a condition.
 *
 * @param done whether the condition held, and so the change was made
 * @param revision the store's afterwards: that of the change, if it was made
 * @param current what is there instead of what was expected; empty when the change was made, or nothing is there
 */
public record LocalSwap(boolean done, long revision, Optional<LocalRow> current) {}
