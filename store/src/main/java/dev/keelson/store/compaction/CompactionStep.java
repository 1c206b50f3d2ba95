package dev.keelson.store.compaction;

import dev.keelson.store.engine.Batch;
import dev.keelson.store.engine.Engine;
import dev.keelson.store.engine.Rows;
import dev.keelson.store.model.Limits;
import dev.keelson.store.mvcc.EventRow;
import dev.keelson.store.mvcc.Numbers;
import dev.keelson.store.mvcc.RowKey;

/**
 * One bounded step of physical compaction.
 *
 * <p>Method: every history row was written by the event under whose stamp it stands. So the rows that compaction to R
 * removes are exactly those that the events up to R name: nothing is searched, and no row of a key that did not change
 * is looked at. When the events up to R are walked, those below R go in one range deletion. Those at R stay: a watch
 * may start at R. How far the walk is stands in a row of the same batch, so a restart goes on where it was.
 */
final class CompactionStep {
  private final Engine engine;

  CompactionStep(Engine engine) {
    this.engine = engine;
  }

  /** The last revision that is physically compacted. */
  long done() {
    return progress().done;
  }

  /** Goes a bit further towards {@code goal}. */
  void run(long goal) {
    Progress from = progress();
    try (var batch = new Batch()) {
      Progress next = walk(from, goal, batch);
      if (next.done == goal) {
        batch.deleteRange(RowKey.event(0, 0), RowKey.event(goal, 0));
      }
      batch.put(Progress.ROW_KEY, next.encode());
      engine.write(batch);
    }
  }

  private Progress walk(Progress from, long goal, Batch batch) {
    int walked = 0;
    try (Rows rows = engine.newest().rows(RowKey.event(from.revision, from.sub), RowKey.event(goal + 1, 0))) {
      for (; rows.valid(); rows.next()) {
        var event = EventRow.decode(rows.key(0), rows.value());
        if (walked == Limits.COMPACTION_EVENTS_PER_STEP) {
          return new Progress(from.done, event.revision(), event.sub());
        }
        walked++;
        if (event.kind() != EventRow.Kind.CREATED) {
          batch.deleteOnlyVersion(RowKey.history(event.key(), event.revision(), event.sub()));
        }
      }
    }
    return new Progress(goal, goal + 1, 0);
  }

  private Progress progress() {
    byte[] row = engine.newest().get(Progress.ROW_KEY);
    return row == null ? Progress.NONE : Progress.decode(row);
  }

  /** {@code revision} and {@code sub} name the next event to walk. */
  private record Progress(long done, long revision, int sub) {
    static final byte[] ROW_KEY = RowKey.meta("compaction");
    static final Progress NONE = new Progress(-1, 0, 0);

    byte[] encode() {
      return Numbers.encode(done, revision, sub);
    }

    static Progress decode(byte[] row) {
      long[] numbers = Numbers.decode(row, 3);
      return new Progress(numbers[0], numbers[1], (int) numbers[2]);
    }
  }
}
