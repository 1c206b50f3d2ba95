package dev.keelson.store;

import dev.keelson.store.v2.Action;
import dev.keelson.store.v2.TreeCursor;
import dev.keelson.store.v2.TreeEvent;
import dev.keelson.store.v2.TreeNode;
import dev.keelson.store.v2.TreePart;
import dev.keelson.store.v2.TreeReply;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Puts together what a listing tells piece by piece. */
final class Pieces {
  private Pieces() {}

  /** The reply as if it had been held. */
  static TreeReply whole(TreeReply reply) {
    if (!(reply instanceof TreeReply.Listed(long index, TreeCursor cursor))) {
      return reply;
    }
    try (cursor) {
      return new TreeReply.Happened(index, new TreeEvent(Action.GET, node(cursor), Optional.empty(), false));
    }
  }

  private static TreeNode node(TreeCursor cursor) {
    Deque<List<TreeNode>> open = new ArrayDeque<>();
    open.push(new ArrayList<>());
    for (Optional<TreePart> part = cursor.next(); part.isPresent(); part = cursor.next()) {
      switch (part.get()) {
        case TreePart.Opens _ -> open.push(new ArrayList<>());
        case TreePart.Leaf(var node) -> open.getFirst().add(node);
        case TreePart.Closes(var node) -> {
          var children = open.pop();
          open.getFirst().add(new TreeNode(node.path(), true, Optional.empty(), node.lifetime(), children,
              node.modifiedIndex(), node.createdIndex()));
        }
      }
    }
    return open.pop().getFirst();
  }
}
