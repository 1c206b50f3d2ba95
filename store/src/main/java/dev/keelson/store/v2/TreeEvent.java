package dev.keelson.store.v2;

import java.util.Optional;

/**
 * What a request came to, or what a watcher hears. Every change has exactly one event, and its own index.
 *
 * @param prevNode what was there before; never with children
 * @param refresh only the TTL was renewed: the event has its place in the history, and nobody hears of it
 */
public record TreeEvent(Action action, TreeNode node, Optional<TreeNode> prevNode, boolean refresh) {
  /** The index that this change made. Not for a get. */
  public long index() {
    return node.modifiedIndex();
  }

  public TreePath path() {
    return node.path();
  }

  /** Whether something is there that was not: HTTP says 201 then. */
  public boolean created() {
    return switch (action) {
      case CREATE -> true;
      case SET -> prevNode.isEmpty();
      case GET, UPDATE, COMPARE_AND_SWAP, DELETE, COMPARE_AND_DELETE, EXPIRE -> false;
    };
  }
}
