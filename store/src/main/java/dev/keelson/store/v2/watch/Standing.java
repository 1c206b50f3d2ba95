package dev.keelson.store.v2.watch;

import dev.keelson.store.v2.TreeEvent;
import dev.keelson.store.v2.TreePath;

/**
 * What a registered watcher waits for.
 *
 * @param fromIndex earlier events are not for it: they came before it was asked for, or were looked through already
 */
record Standing(TreeWatchRequest request, long fromIndex, TreeSink sink) {
  TreePath path() {
    return request.path();
  }

  /**
   * Whether a live event is for it that concerns its path.
   *
   * @param gone the event has removed the node at this path
   */
  boolean hears(TreeEvent event, boolean gone) {
    boolean itself = event.path().equals(path());
    return (itself || !event.path().isHiddenBelow(path()))
        && (itself || request.recursive() || gone)
        && Long.compareUnsigned(event.index(), fromIndex) >= 0;
  }
}
