package dev.keelson.store;

import static dev.keelson.store.StoreDriver.deleting;
import static dev.keelson.store.StoreDriver.doing;
import static dev.keelson.store.StoreDriver.one;
import static dev.keelson.store.StoreDriver.range;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keelson.store.command.Command;
import dev.keelson.store.command.LogPosition;
import dev.keelson.store.command.Operation;
import dev.keelson.store.command.RangeQuery;
import dev.keelson.store.command.Refusal;
import dev.keelson.store.command.Reply;
import dev.keelson.store.model.KeyRange;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreTest {
  @TempDir Path directory;
  private StoreDriver driver;

  @BeforeEach
  void open() throws IOException {
    driver = new StoreDriver(directory.resolve("store"));
  }

  @AfterEach
  void close() {
    driver.close();
  }

  @Test
  void an_empty_store_is_at_revision_1() {
    assertEquals(1, driver.store().revision());
    assertEquals(LogPosition.START, driver.store().applied());
  }

  @Test
  void the_first_write_makes_revision_2() {
    assertEquals(new Reply.Put(2, Optional.empty()), driver.put("a", "1"));
    assertEquals("a=1", driver.all());
  }

  @Test
  void a_put_counts_versions_and_keeps_the_creation() {
    driver.put("a", "1");
    driver.put("a", "2");
    var kv = driver.read(RangeQuery.all(one("a"))).kvs().getFirst();
    assertEquals(2, kv.createRevision());
    assertEquals(3, kv.modRevision());
    assertEquals(2, kv.version());
  }

  @Test
  void a_delete_of_nothing_does_not_advance_the_revision() {
    assertEquals(new Reply.DeleteRange(1, 0, List.of()), driver.run(deleting(KeyRange.ALL)));
    assertEquals(1, driver.store().revision());
  }

  @Test
  void a_deleted_range_is_gone_now_and_there_before() {
    driver.put("a", "1");
    driver.put("b", "2");
    driver.put("c", "3");
    var reply = (Reply.DeleteRange) driver.run(deleting(range("a", "c")));
    assertEquals(2, reply.deleted());
    assertEquals("c=3", driver.all());
    assertEquals("a=1 b=2 c=3", driver.allAt(4));
    assertEquals("a=1", driver.allAt(2));
  }

  @Test
  void commands_of_one_entry_see_each_other() {
    var replies = driver.entry(StoreDriver.putting("a", "1", 0), StoreDriver.puttingWithPrevious("a", "2"),
        deleting(one("a")));
    assertEquals("1", ((Reply.Put) replies.get(1)).previous().orElseThrow().value().toUtf8());
    assertEquals("2", ((Reply.DeleteRange) replies.get(2)).previous().getFirst().value().toUtf8());
    assertEquals(4, driver.store().revision());
    assertEquals("a=1", driver.allAt(2));
  }

  @Test
  void compaction_refuses_what_is_older() {
    driver.put("a", "1");
    driver.put("a", "2");
    driver.put("a", "3");
    assertEquals(new Reply.Done(4), driver.run(new Command.Compact(3)));
    assertEquals(new Refusal.Compacted(2, 3), driver.refused(RangeQuery.all(KeyRange.ALL).at(2)));
    assertEquals("a=2", driver.allAt(3));
    assertEquals(new Refusal.Compacted(3, 3), StoreDriver.refusal(driver.run(new Command.Compact(3))));
    assertEquals(new Refusal.FutureRevision(5, 4), StoreDriver.refusal(driver.run(new Command.Compact(5))));
  }

  @Test
  void what_was_applied_is_there_after_closing() throws IOException {
    driver.put("a", "1");
    driver.put("a", "2");
    driver.reopen();
    assertEquals("a=2", driver.all());
    assertEquals("a=1", driver.allAt(2));
    assertEquals(new LogPosition(1, 1), driver.store().applied());
  }

  @Test
  void a_transaction_reads_its_own_writes() {
    driver.put("a", "1");
    var reply = (Reply.Txn) driver.run(doing(Operation.put("b", "2"),
        StoreDriver.reading(RangeQuery.all(KeyRange.ALL)), StoreDriver.delete(one("a"))));
    var read = (Reply.Range) reply.replies().get(1);
    assertEquals("a=1 b=2", StoreDriver.show(read.result()));
    assertEquals(3, read.revision());
    assertEquals("b=2", driver.all());
    assertTrue(reply.succeeded());
  }

  @Test
  void a_view_stays_as_it_is() {
    driver.put("a", "1");
    try (var view = driver.store().view()) {
      driver.put("a", "2");
      assertEquals(2, view.revision());
      var held = (RangeAnswer.Held) view.range(RangeQuery.all(KeyRange.ALL), 1 << 20);
      assertEquals("a=1", StoreDriver.show(held.result()));
    }
  }

  @Test
  void a_closed_view_is_refused() {
    var view = driver.store().view();
    view.close();
    view.close();
    assertThrows(IllegalStateException.class, view::revision);
  }

  @Test
  void an_entry_is_not_applied_twice() {
    driver.put("a", "1");
    assertThrows(IllegalArgumentException.class, () -> driver.store().apply(new LogPosition(1, 0), List.of()));
    assertFalse(driver.store().applied().equals(LogPosition.START));
  }
}
