package dev.keelson.store.v2.tree;

import dev.keelson.store.model.Bytes;
import dev.keelson.store.mvcc.RowKey;
import dev.keelson.store.v2.TreePath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The nodes as the present log entry has left them.
 *
 * <p>Invariant: the parent of every node is there and is a directory; a node that ends has its row among the TTLs.
 * Within an entry there may be rows among the TTLs that have no such node any more.
 */
final class Nodes {
  /** A few megabytes of paths. More nodes than that are removed as one range. */
  private static final int NODES_HELD_MAX = 10_000;

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

  /** Removes everything below a directory; tells what that was, or nothing when it was too much to hold. */
  Optional<List<TreePath>> removeBelow(TreePath path) {
    byte[] node = TreeRowKey.node(path);
    var gone = new ArrayList<TreePath>();
    rows.walk(TreeRowKey.below(node), TreeRowKey.behind(node), (key, row) -> {
      TreePath below = TreeRowKey.nodePath(key);
      removeTtl(below, NodeRow.decode(row));
      if (gone.size() <= NODES_HELD_MAX) {
        gone.add(below);
      }
      return true;
    });
    if (gone.size() > NODES_HELD_MAX) {
      rows.erase(TreeRowKey.below(node), TreeRowKey.behind(node));
      return Optional.empty();
    }
    gone.forEach(below -> rows.delete(TreeRowKey.node(below)));
    return Optional.of(gone);
  }

  private void removeTtl(TreePath path, NodeRow row) {
    if (row.expirationNanos() != 0) {
      rows.deleteSeen(TreeRowKey.ttl(row.expirationNanos(), path));
    }
  }
}
