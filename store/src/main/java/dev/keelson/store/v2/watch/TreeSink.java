package dev.keelson.store.v2.watch;

import dev.keelson.store.v2.TreeRefusal;

/** The client behind one watch, as the hub sees it. Called by the hub's loop, must not block. */
public interface TreeSink {
  /** The watch stands. Comes first, also when an event is there already. {@code index} is the tree's at this moment. */
  void registered(TreeWatcher watcher, long index);

  /** There will be no watch: the history that it asks for is gone. Nothing else comes. */
  void refused(TreeRefusal refusal);

  /** There is something to {@link TreeWatcher#next take}; said again only after the watcher has answered Nothing. */
  void ready(TreeWatcher watcher);
}
