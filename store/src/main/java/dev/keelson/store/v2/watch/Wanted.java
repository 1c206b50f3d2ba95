package dev.keelson.store.v2.watch;

import dev.keelson.store.v2.Action;
import dev.keelson.store.v2.TreeEvent;
import dev.keelson.store.v2.TreeNode;
import dev.keelson.store.v2.TreePath;
import java.util.function.Predicate;

/**
 * Which events of the past answer a watch.
 *
 * <p>As etcd does, and unlike its live events: hidden nodes are not held back, and when a directory was removed,
 * everything whose path merely begins with the same letters counts as removed with it.
 */
record Wanted(TreePath path, boolean recursive) implements Predicate<TreeEvent> {
  @Override
  public boolean test(TreeEvent event) {
    if (event.refresh() || event.path().namespace() != path.namespace()) {
      return false;
    }
    return event.path().equals(path)
        || (recursive && event.path().isAtOrBelow(path))
        || (removesDirectory(event) && path.text().startsWith(event.path().text()));
  }

  private static boolean removesDirectory(TreeEvent event) {
    return (event.action() == Action.DELETE || event.action() == Action.EXPIRE)
        && event.prevNode().filter(TreeNode::dir).isPresent();
  }
}
