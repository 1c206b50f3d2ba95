package dev.keelson.store.v2.tree;

import dev.keelson.store.engine.Reading;
import dev.keelson.store.engine.Rows;
import dev.keelson.store.model.Bytes;
import dev.keelson.store.v2.TreeNode;
import dev.keelson.store.v2.TreePart;
import dev.keelson.store.v2.TreePath;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * A directory with what is in it, hidden nodes and what is below them left out, siblings in the order of their bytes.
 *
 * <p>Method: one pass over the rows below the directory. A listing of one level skips what is below each child, and
 * every listing what is below hidden ones, by seeking behind it. Directories that have not closed are on a stack of its
 * own, since nothing bounds how deep they go.
 */
final class Walk implements AutoCloseable {
  private final Rows rows;
  private final boolean recursive;
  private final long nowNanos;
  private final Deque<Open> open = new ArrayDeque<>();
  private @Nullable TreePart first;

  /** A directory whose rows are being read. {@code behind}: the first row key that is not below it. */
  private record Open(Bytes behind, TreeNode node) {
    static Open at(byte[] key, TreeNode node) {
      return new Open(Bytes.wrap(TreeRowKey.behind(key)), node);
    }

    boolean holds(byte[] key) {
      return Arrays.compareUnsigned(key, behind.array()) < 0;
    }
  }

  Walk(Reading reading, TreePath path, NodeRow row, boolean recursive, long nowNanos) {
    byte[] key = TreeRowKey.node(path);
    this.rows = reading.rows(TreeRowKey.below(key), TreeRowKey.behind(key));
    this.recursive = recursive;
    this.nowNanos = nowNanos;
    this.first = opens(key, row.alone(path, nowNanos));
  }

  /** Null after the top directory has closed. */
  @Nullable TreePart next() {
    TreePart part = first;
    first = null;
    while (part == null && !open.isEmpty()) {
      part = rows.valid() ? at(rows.key(0)) : closes();
    }
    return part;
  }

  @Override
  public void close() {
    rows.close();
  }

  /** What the row adds; null when it is not to be seen. */
  private @Nullable TreePart at(byte[] key) {
    if (!open.getFirst().holds(key)) {
      return closes();
    }
    TreePath path = TreeRowKey.nodePath(key);
    if (path.isHidden()) {
      rows.seek(TreeRowKey.behind(key));
      return null;
    }
    TreeNode node = NodeRow.decode(rows.value()).alone(path, nowNanos);
    if (node.dir() && !recursive) {
      rows.seek(TreeRowKey.behind(key));
    } else {
      rows.next();
    }
    return node.dir() && recursive ? opens(key, node) : new TreePart.Leaf(node);
  }

  private TreePart opens(byte[] key, TreeNode node) {
    open.push(Open.at(key, node));
    return new TreePart.Opens(node);
  }

  private TreePart closes() {
    return new TreePart.Closes(open.pop().node());
  }
}
