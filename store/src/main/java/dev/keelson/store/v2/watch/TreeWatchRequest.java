package dev.keelson.store.v2.watch;

import dev.keelson.store.v2.TreePath;

/**
 * What a client wants to hear of.
 *
 * @param recursive also what happens below
 * @param stream every event from now on, not only the first
 * @param waitIndex the first index of interest; 0 = the next one; unsigned
 */
public record TreeWatchRequest(TreePath path, boolean recursive, boolean stream, long waitIndex) {}
