package dev.keelson.store.v2.tree;

import dev.keelson.store.engine.Reading;
import dev.keelson.store.engine.Rows;
import dev.keelson.store.model.Bytes;
import dev.keelson.store.v2.TreeNode;
import dev.keelson.store.v2.TreePath;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/**
 * A directory with what is in it, hidden nodes and what is below them left out, siblings in the order of their bytes.
 *
 * <p>Method: one pass over the rows below the directory. A listing of one level skips what is below each child, and
 * every listing what is below hidden ones, by seeking behind it. Directories that are not complete yet are on a stack
 * of their own, since nothing bounds how deep they go.
 */
final class Listing {
  private final Rows rows;
  private final boolean recursive;
  private final long nowNanos;
  private final Deque<Open> open = new ArrayDeque<>();

  /** A directory whose rows are being read. */
  private record Open(Bytes behind, TreePath path, NodeRow row, List<TreeNode> children) {
    static Open at(byte[] key, TreePath path, NodeRow row) {
      return new Open(Bytes.wrap(TreeRowKey.behind(key)), path, row, new ArrayList<>());
    }

    boolean holds(byte[] key) {
      return Arrays.compareUnsigned(key, behind.array()) < 0;
    }
  }

  private Listing(Rows rows, boolean recursive, long nowNanos) {
    this.rows = rows;
    this.recursive = recursive;
    this.nowNanos = nowNanos;
  }

  static TreeNode of(Reading reading, TreePath path, NodeRow row, boolean recursive, long nowNanos) {
    byte[] key = TreeRowKey.node(path);
    try (Rows rows = reading.rows(TreeRowKey.below(key), TreeRowKey.behind(key))) {
      return new Listing(rows, recursive, nowNanos).read(Open.at(key, path, row));
    }
  }

  private TreeNode read(Open top) {
    open.push(top);
    while (rows.valid()) {
      byte[] key = rows.key(0);
      closeBefore(key);
      take(key);
    }
    while (open.size() > 1) {
      closeLast();
    }
    return shown(open.pop());
  }

  private void take(byte[] key) {
    TreePath path = TreeRowKey.nodePath(key);
    if (path.isHidden()) {
      rows.seek(TreeRowKey.behind(key));
      return;
    }
    var row = NodeRow.decode(rows.value());
    if (!row.dir()) {
      open.getFirst().children().add(row.alone(path, nowNanos));
      rows.next();
    } else if (recursive) {
      open.push(Open.at(key, path, row));
      rows.next();
    } else {
      open.getFirst().children().add(row.alone(path, nowNanos));
      rows.seek(TreeRowKey.behind(key));
    }
  }

  private void closeBefore(byte[] key) {
    while (!open.getFirst().holds(key)) {
      closeLast();
    }
  }

  private void closeLast() {
    TreeNode complete = shown(open.pop());
    open.getFirst().children().add(complete);
  }

  private TreeNode shown(Open directory) {
    return directory.row().shown(directory.path(), nowNanos, directory.children());
  }
}
