package dev.keelson.store.v2.tree;

import dev.keelson.store.model.Bytes;
import dev.keelson.store.v2.Action;
import dev.keelson.store.v2.TreeCommand;
import dev.keelson.store.v2.TreeEvent;
import dev.keelson.store.v2.TreePath;
import dev.keelson.store.v2.TreeRefusal;
import dev.keelson.store.v2.TreeReply;
import dev.keelson.store.v2.TtlOptions;
import java.util.Optional;

/** Changes nodes that are there, which keep their created index: update, compare and swap. */
final class Updater {
  private Updater() {}

  static TreeReply update(TreeDraft draft, TreeCommand.Update update) {
    TreePath path = update.path();
    if (path.isRoot()) {
      return draft.rootReadOnly();
    }
    return switch (draft.nodes().find(path)) {
      case Finding.Blocked blocked -> draft.blocked(blocked);
      case Finding.Missing missing -> draft.missing(missing);
      case Finding.Found(var old) -> old.dir() && !update.value().isEmpty()
          ? draft.refuse(TreeRefusal.Code.NOT_FILE, path)
          : write(draft, Action.UPDATE, path, old, update.value(), update.ttl());
    };
  }

  static TreeReply compareAndSwap(TreeDraft draft, TreeCommand.CompareAndSwap swap) {
    TreePath path = swap.path();
    if (path.isRoot()) {
      return draft.rootReadOnly();
    }
    return switch (draft.nodes().find(path)) {
      case Finding.Blocked blocked -> draft.blocked(blocked);
      case Finding.Missing missing -> draft.missing(missing);
      case Finding.Found(var old) -> {
        if (old.dir()) {
          yield draft.refuse(TreeRefusal.Code.NOT_FILE, path);
        }
        Optional<Bytes> mismatch = Mismatch.of(swap.comparison(), old);
        yield mismatch.isPresent()
            ? draft.refuse(TreeRefusal.Code.TEST_FAILED, mismatch.get())
            : write(draft, Action.COMPARE_AND_SWAP, path, old, swap.value(), swap.ttl());
      }
    };
  }

  /**
   * A directory keeps its modified index although the event shows the new one. That is etcd's doing: it writes the
   * index together with the value, and a directory has none.
   */
  private static TreeReply write(TreeDraft draft, Action action, TreePath path, NodeRow old, Bytes value,
      TtlOptions ttl) {
    long index = draft.nextIndex();
    NodeRow written = old.dir() ? old : old.written(ttl.refresh() ? old.value() : value, index);
    NodeRow row = written.expiring(ttl.expirationNanos());
    draft.nodes().put(path, row, old);
    return draft.happened(new TreeEvent(action, row.written(row.value(), index).alone(path, ttl.nowNanos()),
        Optional.of(old.alone(path, ttl.nowNanos())), ttl.refresh()));
  }
}
