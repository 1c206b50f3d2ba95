package dev.keelson.store.v2.tree;

import dev.keelson.store.v2.TreePath;
import org.jspecify.annotations.Nullable;

/** Finds nodes among rows, wherever these come from. */
final class Finder {
  private final RowSource rows;

  @FunctionalInterface
  interface RowSource {
    byte @Nullable [] get(byte[] key);
  }

  Finder(RowSource rows) {
    this.rows = rows;
  }

  @Nullable NodeRow get(TreePath path) {
    if (path.isRoot()) {
      return NodeRow.ROOT;
    }
    byte[] row = rows.get(TreeRowKey.node(path));
    return row == null ? null : NodeRow.decode(row);
  }

  /** Looks from the node upwards: most are there, and then so is everything above. */
  Finding find(TreePath path) {
    NodeRow row = get(path);
    if (row != null) {
      return new Finding.Found(row);
    }
    TreePath missing = path;
    NodeRow above = get(missing.parent());
    while (above == null) {
      missing = missing.parent();
      above = get(missing.parent());
    }
    return above.dir() ? new Finding.Missing(missing) : new Finding.Blocked(missing.parent());
  }
}
