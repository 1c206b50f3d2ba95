package dev.keelson.store.v2;

import dev.keelson.store.model.Bytes;

/**
 * What must hold of a file before it is swapped or deleted; both, when both are given.
 *
 * @param prevValue empty = not compared
 * @param prevIndex compared with the modified index; 0 = not compared; unsigned
 */
public record Comparison(Bytes prevValue, long prevIndex) {}
