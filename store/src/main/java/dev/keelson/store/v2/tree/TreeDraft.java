package dev.keelson.store.v2.tree;

import dev.keelson.store.model.Bytes;
import dev.keelson.store.v2.TreeChange;
import dev.keelson.store.v2.TreeEvent;
import dev.keelson.store.v2.TreePath;
import dev.keelson.store.v2.TreeRefusal;
import dev.keelson.store.v2.TreeReply;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** What one log entry does to the tree, before it is written. */
final class TreeDraft {
  private final TreeState before;
  private final TreeRows rows;
  private final Nodes nodes;
  private final Tally tally;
  private final List<TreeChange> changes = new ArrayList<>();
  private long index;

  TreeDraft(TreeState before, TreeRows rows, ExpiryFloor floor) {
    this.before = before;
    this.rows = rows;
    this.nodes = new Nodes(rows, floor);
    this.tally = new Tally(before.stats());
    this.index = before.index();
  }

  TreeRows rows() {
    return rows;
  }

  Nodes nodes() {
    return nodes;
  }

  Tally tally() {
    return tally;
  }

  long index() {
    return index;
  }

  /** The index of the change that is being made. */
  long nextIndex() {
    return index + 1;
  }

  TreeReply happened(TreeEvent event) {
    return happened(new TreeChange(event, Optional.of(List.of())));
  }

  TreeReply happened(TreeChange change) {
    index = change.event().index();
    changes.add(change);
    return new TreeReply.Happened(index, change.event());
  }

  TreeReply refuse(TreeRefusal.Code code, Bytes cause) {
    return new TreeReply.Refused(new TreeRefusal(code, cause, index));
  }

  TreeReply refuse(TreeRefusal.Code code, TreePath cause) {
    return refuse(code, cause.text());
  }

  TreeReply rootReadOnly() {
    return refuse(TreeRefusal.Code.ROOT_READ_ONLY, Bytes.utf8("/"));
  }

  TreeReply missing(Finding.Missing missing) {
    return refuse(TreeRefusal.Code.KEY_NOT_FOUND, missing.first());
  }

  TreeReply blocked(Finding.Blocked blocked) {
    return refuse(TreeRefusal.Code.NOT_DIR, blocked.file());
  }

  List<TreeChange> changes() {
    return changes;
  }

  /** Writes what concerns the whole entry: the state, and the history, of which only the newest events are kept. */
  TreeState finish() {
    var after = new TreeState(index, tally.stats());
    if (after.equals(before)) {
      return before;
    }
    for (TreeChange change : changes) {
      if (change.event().index() >= after.oldestIndex()) {
        rows.blind().put(TreeRowKey.event(change.event().index()), EventRow.encode(change.event()));
      }
    }
    long keptBefore = Math.min(after.oldestIndex() - 1, before.index());
    for (long old = Math.max(1, before.oldestIndex()); old <= keptBefore; old++) {
      rows.blind().deleteOnlyVersion(TreeRowKey.event(old));
    }
    rows.blind().put(TreeState.rowKey(), after.encode());
    return after;
  }

  /** When the first of the nodes ends that this entry gave an end. */
  OptionalLong firstExpiration() {
    return changes.stream().map(TreeChange::event).mapToLong(event -> event.node().lifetime().expirationNanos())
        .filter(nanos -> nanos != 0).min();
  }
}
