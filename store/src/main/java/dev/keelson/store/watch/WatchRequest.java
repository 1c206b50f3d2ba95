package dev.keelson.store.watch;

import dev.keelson.store.model.KeyRange;

/**
 * What a watcher wants.
 *
 * @param startRevision 0 = from the next commit on
 * @param progress whether it wants to hear periodically that nothing happened
 */
public record WatchRequest(
    KeyRange range, long startRevision, boolean previous, boolean puts, boolean deletes, boolean progress) {}
