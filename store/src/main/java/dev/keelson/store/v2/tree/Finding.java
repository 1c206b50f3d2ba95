package dev.keelson.store.v2.tree;

import dev.keelson.store.v2.TreePath;

/** What is at a path, or why nothing is. */
sealed interface Finding {
  record Found(NodeRow row) implements Finding {}

  /** {@code first} is the first component on the way that is not there. */
  record Missing(TreePath first) implements Finding {}

  /** A file stands where a directory would have to be. */
  record Blocked(TreePath file) implements Finding {}
}
