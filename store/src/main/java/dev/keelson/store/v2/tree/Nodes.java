package dev.keelson.store.v2.tree;

import dev.keelson.store.model.Bytes;
import dev.keelson.store.mvcc.RowKey;
import dev.keelson.store.v2.TreePath;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The nodes as the present log entry has left them.
 *
 * <p>Invariant: the parent of every node is there and is a directory; a node that ends has its row among the TTLs.
 */
final class Nodes {
  private final TreeRows rows;
  private final Finder finder;
  private final ExpiryFloor floor;

  Nodes(TreeRows rows, ExpiryFloor floor) {
    this.rows = rows;
    this.finder = new Finder(rows::get);
    this.floor = floor;
  }

  @Nullable NodeRow get(TreePath path) {
    return finder.get(path);
  }

  Finding find(TreePath path) {
    return finder.find(path);
  }

  /** Directories down to where {@code path} goes; no file may be in the way. */
  void makeParents(TreePath path, long index) {
    for (TreePath parent = path.parent(); get(parent) == null; parent = parent.parent()) {
      put(parent, new NodeRow(true, Bytes.EMPTY, 0, index, index), null);
    }
  }

  void put(TreePath path, NodeRow row, @Nullable NodeRow old) {
    rows.put(TreeRowKey.node(path), row.encode());
    if (old != null && old.expirationNanos() == row.expirationNanos()) {
      return;
    }
    if (old != null) {
      removeTtl(path, old);
    }
    if (row.expirationNanos() != 0) {
      rows.put(TreeRowKey.ttl(row.expirationNanos(), path), RowKey.NOTHING);
      floor.added(row.expirationNanos());
    }
  }

  void remove(TreePath path, NodeRow row) {
    rows.delete(TreeRowKey.node(path));
    removeTtl(path, row);
  }

  boolean hasChildren(TreePath path) {
    byte[] node = TreeRowKey.node(path);
    boolean[] any = new boolean[1];
    rows.walk(TreeRowKey.below(node), TreeRowKey.behind(node), (_, _) -> {
      any[0] = true;
      return false;
    });
    return any[0];
  }

  /** Everything below a directory, parents before children. */
  void below(TreePath path, BiConsumer<TreePath, NodeRow> each) {
    byte[] node = TreeRowKey.node(path);
    rows.walk(TreeRowKey.below(node), TreeRowKey.behind(node), (key, row) -> {
      each.accept(TreeRowKey.nodePath(key), NodeRow.decode(row));
      return true;
    });
  }

  private void removeTtl(TreePath path, NodeRow row) {
    if (row.expirationNanos() != 0) {
      rows.delete(TreeRowKey.ttl(row.expirationNanos(), path));
    }
  }
}
