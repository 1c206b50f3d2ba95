package dev.keelson.store;

import static dev.keelson.store.StoreDriver.delete;
import static dev.keelson.store.StoreDriver.doing;
import static dev.keelson.store.StoreDriver.nested;
import static dev.keelson.store.StoreDriver.one;
import static dev.keelson.store.StoreDriver.reading;
import static dev.keelson.store.StoreDriver.refusal;
import static dev.keelson.store.StoreDriver.show;
import static dev.keelson.store.StoreDriver.versionIs;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keelson.store.command.Command;
import dev.keelson.store.command.Compare;
import dev.keelson.store.command.Operation;
import dev.keelson.store.command.RangeQuery;
import dev.keelson.store.command.Refusal;
import dev.keelson.store.command.Reply;
import dev.keelson.store.model.Bytes;
import dev.keelson.store.model.Event;
import dev.keelson.store.model.KeyRange;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TxnTest {
  @TempDir Path directory;
  private StoreDriver driver;

  @BeforeEach
  void open() throws IOException {
    driver = new StoreDriver(directory.resolve("store"));
    driver.put("a", "1"); // revision 2
  }

  @AfterEach
  void close() {
    driver.close();
  }

  @Test
  void the_branch_follows_the_compares() {
    var txn = new Command.Txn(List.of(versionIs("a", 1)), List.of(Operation.put("yes", "")),
        List.of(Operation.put("no", "")));
    assertTrue(((Reply.Txn) driver.run(txn)).succeeded());
    driver.put("a", "2");
    assertFalse(((Reply.Txn) driver.run(txn)).succeeded());
    assertEquals("a=2 no= yes=", driver.all());
  }

  @Test
  void an_absent_key_has_version_0_and_no_value() {
    assertTrue(holds(versionIs("x", 0)));
    for (Compare.Relation relation : Compare.Relation.values()) {
      assertFalse(holds(new Compare(one("x"), Compare.Target.VALUE, relation, 0, Bytes.EMPTY)));
    }
  }

  @Test
  void every_key_of_a_compared_range_must_hold() {
    driver.put("b", "1");
    assertTrue(holds(new Compare(KeyRange.ALL, Compare.Target.VALUE, Compare.Relation.EQUAL, 0, Bytes.utf8("1"))));
    driver.put("c", "2");
    assertFalse(holds(new Compare(KeyRange.ALL, Compare.Target.VALUE, Compare.Relation.EQUAL, 0, Bytes.utf8("1"))));
  }

  @Test
  void replies_say_the_old_revision_before_the_first_write_and_the_new_one_after() {
    var all = reading(RangeQuery.all(KeyRange.ALL));
    var reply = (Reply.Txn) driver.run(doing(all, delete(one("x")), Operation.put("b", "2"), all, delete(one("x"))));
    assertEquals(List.of(2L, 2L, 3L, 3L, 3L), reply.replies().stream().map(Reply::revision).toList());
    assertEquals(3, reply.revision());
  }

  @Test
  void a_transaction_without_effect_makes_no_revision() {
    assertEquals(2, driver.run(doing(delete(one("x")))).revision());
    assertEquals(2, driver.store().revision());
  }

  @Test
  void the_whole_way_is_decided_before_the_first_step() {
    var nested = new Operation.Nested(new Command.Txn(List.of(versionIs("b", 0)),
        List.of(Operation.put("saw-no-b", "")), List.of(Operation.put("saw-b", ""))));
    driver.run(doing(Operation.put("b", ""), nested));
    assertEquals("a=1 b= saw-no-b=", driver.all());
  }

  @Test
  void one_key_may_change_several_times_in_one_revision() {
    driver.run(doing(nested(delete(one("a"))), nested(Operation.put("a", "2")), nested(Operation.put("a", "3"))));
    var kv = driver.read(RangeQuery.all(one("a"))).kvs().getFirst();
    assertEquals(3, kv.createRevision());
    assertEquals(2, kv.version());
    assertEquals("a=1", driver.allAt(2));
    assertEquals("a=3", driver.allAt(3));
    var events = driver.heard.commits.getLast().events();
    assertEquals(List.of(Event.Kind.DELETE, Event.Kind.PUT, Event.Kind.PUT),
        events.stream().map(Event::kind).toList());
    assertEquals(List.of(true, false, false), events.stream().map(event -> event.previous().isPresent()).toList());
    try (var view = driver.store().view()) {
      assertEquals(events, view.history(3, key -> true, true, 1000).orElseThrow().commits().getFirst().events());
    }
  }

  @Test
  void a_refused_transaction_changes_nothing() {
    var reply = driver.run(doing(Operation.put("b", "2"), new Operation.Put(StoreDriver.putting("c", "3", 77))));
    assertEquals(new Refusal.LeaseNotFound(77), refusal(reply));
    assertEquals("a=1", driver.all());
  }

  @Test
  void only_the_taken_branch_is_checked() {
    var txn = new Command.Txn(List.of(), List.of(Operation.put("b", "2")),
        List.of(new Operation.Put(StoreDriver.putting("c", "3", 77))));
    assertTrue(driver.run(txn) instanceof Reply.Txn);
  }

  @Test
  void a_put_that_is_wrong_twice_hears_of_its_lease_alone_and_of_its_key_in_a_transaction() {
    var put = new Command.Put(Bytes.utf8("x"), Bytes.EMPTY, 77, false, true, false);
    assertEquals(new Refusal.LeaseNotFound(77), refusal(driver.run(put)));
    assertEquals(new Refusal.KeyNotFound(), refusal(driver.run(doing(new Operation.Put(put)))));
  }

  @Test
  void an_older_revision_is_read_without_own_writes() {
    driver.put("a", "2");
    var reply = (Reply.Txn) driver.run(doing(Operation.put("a", "3"),
        reading(RangeQuery.all(KeyRange.ALL).at(2)), reading(RangeQuery.all(KeyRange.ALL).at(3))));
    assertEquals("a=1", show(((Reply.Range) reply.replies().get(1)).result()));
    assertEquals("a=2", show(((Reply.Range) reply.replies().get(2)).result()));
  }

  @Test
  void a_revision_that_an_earlier_command_of_the_entry_made_can_be_read() {
    var replies = driver.entry(StoreDriver.putting("a", "2", 0), StoreDriver.deleting(KeyRange.ALL),
        doing(Operation.put("b", ""), reading(RangeQuery.all(KeyRange.ALL).at(3))));
    assertEquals("a=2", show(((Reply.Range) ((Reply.Txn) replies.get(2)).replies().get(1)).result()));
  }

  @Test
  void a_negative_revision_inside_is_older_than_any_compaction() {
    assertEquals(new Refusal.Compacted(-5, -1),
        refusal(driver.run(doing(reading(RangeQuery.all(KeyRange.ALL).at(-5))))));
    driver.run(new Command.Compact(0));
    assertEquals(new Refusal.Compacted(-1, 0),
        refusal(driver.run(doing(reading(RangeQuery.all(KeyRange.ALL).at(-1))))));
  }

  @Test
  void a_transaction_that_only_reads_needs_no_log() {
    try (var view = driver.store().view()) {
      var reply = (Reply.Txn) view.readOnlyTxn(doing(reading(RangeQuery.all(KeyRange.ALL))));
      assertEquals("a=1", show(((Reply.Range) reply.replies().getFirst()).result()));
      assertEquals(new Refusal.FutureRevision(9, 2),
          refusal(view.readOnlyTxn(doing(reading(RangeQuery.all(KeyRange.ALL).at(9))))));
    }
  }

  private boolean holds(Compare compare) {
    try (var view = driver.store().view()) {
      return ((Reply.Txn) view.readOnlyTxn(new Command.Txn(List.of(compare), List.of(), List.of()))).succeeded();
    }
  }
}
