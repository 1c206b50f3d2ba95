package dev.keelson.store.v2.tree;

import dev.keelson.store.model.Bytes;
import dev.keelson.store.v2.TreeNode;
import dev.keelson.store.v2.TreePart;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Puts a walk together to one node with all that is below it, as long as that is little enough to hold. */
final class Listing {
  /** What a node takes in objects, beside its bytes. */
  private static final int NODE_OVERHEAD_BYTES = 200;

  private final Deque<List<TreeNode>> open = new ArrayDeque<>();
  private long bytes;
  private @Nullable TreeNode whole;

  private Listing() {}

  /** Empty when it is more than {@code bytesMax}. */
  static Optional<TreeNode> of(Walk walk, long bytesMax) {
    var listing = new Listing();
    for (TreePart part = walk.next(); part != null && listing.bytes <= bytesMax; part = walk.next()) {
      listing.add(part);
    }
    return Optional.ofNullable(listing.whole);
  }

  private void add(TreePart part) {
    switch (part) {
      case TreePart.Opens(var node) -> {
        weigh(node);
        open.push(new ArrayList<>());
      }
      case TreePart.Leaf(var node) -> {
        weigh(node);
        put(node);
      }
      case TreePart.Closes(var node) -> put(with(node, open.pop()));
    }
  }

  private void weigh(TreeNode node) {
    bytes += NODE_OVERHEAD_BYTES + node.path().text().size() + node.value().map(Bytes::size).orElse(0);
  }

  private void put(TreeNode node) {
    if (open.isEmpty()) {
      whole = node;
    } else {
      open.getFirst().add(node);
    }
  }

  private static TreeNode with(TreeNode node, List<TreeNode> children) {
    return new TreeNode(node.path(), node.dir(), node.value(), node.lifetime(), children, node.modifiedIndex(),
        node.createdIndex());
  }
}
