package dev.keelson.store.compaction;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.keelson.store.engine.Batch;
import dev.keelson.store.engine.Engine;
import dev.keelson.store.engine.Rows;
import dev.keelson.store.model.Bytes;
import dev.keelson.store.model.KeyRange;
import dev.keelson.store.model.Limits;
import dev.keelson.store.mvcc.EventRow;
import dev.keelson.store.mvcc.RowKey;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompactionStepTest {
  private static final int REVISIONS = 2 * Limits.COMPACTION_EVENTS_PER_STEP + 10;
  private static final Bytes KEY = Bytes.utf8("key");

  @TempDir Path directory;
  private Engine engine;

  @BeforeEach
  void fill() throws IOException {
    engine = open();
    try (var batch = new Batch()) {
      for (int revision = 1; revision <= REVISIONS; revision++) {
        batch.put(RowKey.event(revision, 0), EventRow.encode(EventRow.Kind.UPDATED, KEY));
        batch.put(RowKey.history(KEY, revision, 0), RowKey.NOTHING);
      }
      engine.write(batch);
    }
  }

  @AfterEach
  void close() {
    engine.release();
  }

  @Test
  void one_step_removes_no_more_than_its_bound() {
    var step = new CompactionStep(engine);
    step.run(REVISIONS);
    assertEquals(-1, step.done());
    assertEquals(REVISIONS - Limits.COMPACTION_EVENTS_PER_STEP, historyRows());
    assertEquals(REVISIONS, eventRows());
  }

  @Test
  void what_a_restart_interrupts_goes_on_where_it_was() throws IOException {
    new CompactionStep(engine).run(REVISIONS);
    engine.release();
    engine = open();
    var step = new CompactionStep(engine);
    step.run(REVISIONS);
    assertEquals(REVISIONS - 2 * Limits.COMPACTION_EVENTS_PER_STEP, historyRows());
    step.run(REVISIONS);
    assertEquals(REVISIONS, step.done());
    assertEquals(0, historyRows());
    assertEquals(1, eventRows());
  }

  @Test
  void a_goal_that_is_raised_on_the_way_is_reached_too() {
    var step = new CompactionStep(engine);
    step.run(100);
    assertEquals(100, step.done());
    assertEquals(REVISIONS - 100, historyRows());
    assertEquals(REVISIONS - 99, eventRows());
    while (step.done() < 200) {
      step.run(200);
    }
    assertEquals(REVISIONS - 200, historyRows());
    assertEquals(REVISIONS - 199, eventRows());
  }

  private Engine open() throws IOException {
    return Engine.open(directory.resolve("rows"), 1 << 20, 4 << 20);
  }

  private int historyRows() {
    return count(RowKey.historyStart(Bytes.EMPTY), RowKey.historyEnd(KeyRange.ALL));
  }

  private int eventRows() {
    return count(RowKey.event(0, 0), RowKey.event(Long.MAX_VALUE, 0));
  }

  private int count(byte[] from, byte[] to) {
    int count = 0;
    try (Rows rows = engine.newest().rows(from, to)) {
      for (; rows.valid(); rows.next()) {
        count++;
      }
    }
    return count;
  }
}
