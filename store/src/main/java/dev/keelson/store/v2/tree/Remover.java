package dev.keelson.store.v2.tree;

import dev.keelson.store.model.Bytes;
import dev.keelson.store.v2.Action;
import dev.keelson.store.v2.Lifetime;
import dev.keelson.store.v2.TreeChange;
import dev.keelson.store.v2.TreeCommand;
import dev.keelson.store.v2.TreeEvent;
import dev.keelson.store.v2.TreeNode;
import dev.keelson.store.v2.TreePath;
import dev.keelson.store.v2.TreeRefusal;
import dev.keelson.store.v2.TreeReply;
import java.util.List;
import java.util.Optional;

/** Takes nodes away, a directory with all that is below it: delete, compare and delete, expiry. */
final class Remover {
  private Remover() {}

  static TreeReply delete(TreeDraft draft, TreeCommand.Delete delete) {
    TreePath path = delete.path();
    if (path.isRoot()) {
      return draft.rootReadOnly();
    }
    return switch (draft.nodes().find(path)) {
      case Finding.Blocked blocked -> draft.blocked(blocked);
      case Finding.Missing missing -> draft.missing(missing);
      case Finding.Found(var row) -> {
        if (row.dir() && !delete.dir() && !delete.recursive()) {
          yield draft.refuse(TreeRefusal.Code.NOT_FILE, path);
        }
        if (row.dir() && !delete.recursive() && draft.nodes().hasChildren(path)) {
          yield draft.refuse(TreeRefusal.Code.DIR_NOT_EMPTY, path);
        }
        yield remove(draft, Action.DELETE, path, row, delete.nowNanos());
      }
    };
  }

  static TreeReply compareAndDelete(TreeDraft draft, TreeCommand.CompareAndDelete delete) {
    TreePath path = delete.path();
    return switch (draft.nodes().find(path)) {
      case Finding.Blocked blocked -> draft.blocked(blocked);
      case Finding.Missing missing -> draft.missing(missing);
      case Finding.Found(var row) -> {
        if (row.dir()) {
          // etcd's own path of the root is one that it takes off again before it shows it: no cause is left.
          yield draft.refuse(TreeRefusal.Code.NOT_FILE, path.isRoot() ? Bytes.EMPTY : path.text());
        }
        Optional<Bytes> mismatch = Mismatch.of(delete.comparison(), row);
        yield mismatch.isPresent()
            ? draft.refuse(TreeRefusal.Code.TEST_FAILED, mismatch.get())
            : remove(draft, Action.COMPARE_AND_DELETE, path, row, delete.nowNanos());
      }
    };
  }

  static TreeReply remove(TreeDraft draft, Action action, TreePath path, NodeRow row, long nowNanos) {
    Optional<List<TreePath>> below = row.dir() ? draft.nodes().removeBelow(path) : Optional.of(List.of());
    draft.nodes().remove(path, row);
    var node = new TreeNode(path, row.dir(), Optional.empty(), Lifetime.PERMANENT, List.of(), draft.nextIndex(),
        row.createdIndex());
    var event = new TreeEvent(action, node, Optional.of(row.alone(path, nowNanos)), false);
    return draft.happened(new TreeChange(event, below));
  }
}
