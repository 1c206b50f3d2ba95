package dev.keelson.store.v2;

import dev.keelson.store.model.Bytes;
import java.util.List;
import java.util.Optional;

/**
 * A node as an event shows it.
 *
 * @param path the root of {@code /v2/keys} shows no key, and its indexes are 0
 * @param value of a file; absent where etcd leaves it out, as in the node of a delete; any bytes
 * @param nodes children, in the order of their bytes; only in what a get of a directory gives
 */
public record TreeNode(
    TreePath path,
    boolean dir,
    Optional<Bytes> value,
    Lifetime lifetime,
    List<TreeNode> nodes,
    long modifiedIndex,
    long createdIndex) {
  public TreeNode {
    nodes = List.copyOf(nodes);
  }
}
