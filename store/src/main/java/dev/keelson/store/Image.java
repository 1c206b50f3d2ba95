package dev.keelson.store;

import dev.keelson.store.engine.Reading;
import dev.keelson.store.mvcc.KeySpace;
import dev.keelson.store.mvcc.NewestKeys;
import dev.keelson.store.mvcc.OlderKeys;
import dev.keelson.store.mvcc.StateRow;
import dev.keelson.store.v2.tree.TreeState;

/** What readers see after a log entry: rows of one moment and the numbers that belong to them. */
record Image(Live live, Reading reading, StateRow state, TreeState tree) {
  static Image of(Live live) {
    return new Image(live, live.engine().snapshot(), live.applier().state(), live.applier().treeState());
  }

  /** The same state or a newer one, without the rows that were removed in the background since. Any thread. */
  Image renewed() {
    Reading renewed = live.engine().snapshot();
    byte[] row = renewed.get(StateRow.rowKey());
    byte[] treeRow = renewed.get(TreeState.rowKey());
    return new Image(live, renewed, row == null ? state : StateRow.decode(row),
        treeRow == null ? tree : TreeState.decode(treeRow));
  }

  boolean hold() {
    return reading.hold();
  }

  void release() {
    reading.close();
  }

  /** The keys at {@code revision}, which must be readable; 0 or less = now. */
  KeySpace keysAt(long revision) {
    return revision > 0 && revision < state.revision()
        ? new OlderKeys(reading, revision)
        : new NewestKeys(reading, state.keyCount());
  }
}
