package dev.keelson.store;

import dev.keelson.store.apply.CommandApplier;
import dev.keelson.store.command.LogPosition;
import dev.keelson.store.compaction.Compactor;
import dev.keelson.store.engine.Batch;
import dev.keelson.store.engine.Engine;
import dev.keelson.store.mvcc.Numbers;
import dev.keelson.store.mvcc.RowKey;
import dev.keelson.store.mvcc.StateRow;
import dev.keelson.store.v2.tree.TreeState;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** An opened state with all that works on it. Replaced as a whole when a snapshot is installed. */
record Live(Engine engine, CommandApplier applier, Compactor compactor) {
  /** Raised whenever rows change so that an older program would misread them. */
  private static final long FORMAT = 1;

  private static final byte[] FORMAT_KEY = RowKey.meta("format");

  static Live open(Path directory, StoreSettings settings) throws IOException {
    var engine = Engine.open(directory, settings.blockCacheBytes(), settings.memtableBytes());
    try {
      StateRow state = stateOf(engine);
      var applier = new CommandApplier(engine, state, treeStateOf(engine));
      return new Live(engine, applier, Compactor.start(engine, state.compactedTo()));
    } catch (IOException | RuntimeException e) {
      engine.release();
      throw e;
    }
  }

  /** The position that a checkpoint contains. */
  static LogPosition positionOf(Path checkpoint) throws IOException {
    byte[] row = Engine.rowOf(checkpoint, StateRow.rowKey());
    return row == null ? LogPosition.START : StateRow.decode(row).applied();
  }

  /** Views that are still open go on; the last one closes the files. */
  void close() {
    endWork();
    engine.release();
  }

  /** As {@link #close}, for a state that nobody opens again. */
  void retire(Runnable afterwards) {
    endWork();
    engine.retire(afterwards);
  }

  private void endWork() {
    compactor.close();
    applier.close();
  }

  private static StateRow stateOf(Engine engine) throws IOException {
    var format = Optional.ofNullable(engine.newest().get(FORMAT_KEY)).map(row -> Numbers.decode(row, 1)[0]);
    var state = Optional.ofNullable(engine.newest().get(StateRow.rowKey())).map(StateRow::decode);
    if (format.isEmpty() && state.isEmpty()) {
      writeFormat(engine);
      return StateRow.FRESH;
    }
    if (format.isEmpty() || format.get() != FORMAT) {
      throw new IOException("the store in %s has format %s, this program reads format %d: run the release that wrote it"
          .formatted(engine.directory(), format.map(String::valueOf).orElse("unknown"), FORMAT));
    }
    return state.orElse(StateRow.FRESH);
  }

  private static TreeState treeStateOf(Engine engine) {
    byte[] row = engine.newest().get(TreeState.rowKey());
    return row == null ? TreeState.FRESH : TreeState.decode(row);
  }

  private static void writeFormat(Engine engine) {
    try (var batch = new Batch()) {
      batch.put(FORMAT_KEY, Numbers.encode(FORMAT));
      engine.write(batch);
    }
  }
}
