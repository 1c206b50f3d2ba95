package dev.keelson.store;

import static dev.keelson.store.StoreDriver.one;
import static dev.keelson.store.StoreDriver.range;
import static dev.keelson.store.StoreDriver.show;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keelson.store.command.Command;
import dev.keelson.store.command.RangeQuery;
import dev.keelson.store.command.RangeResult;
import dev.keelson.store.command.Refusal;
import dev.keelson.store.model.KeyRange;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RangeTest {
  @TempDir Path directory;
  private StoreDriver driver;

  @BeforeEach
  void open() throws IOException {
    driver = new StoreDriver(directory.resolve("store"));
    driver.put("a", "3"); // revision 2
    driver.put("b", "1"); // 3
    driver.put("c", "2"); // 4
    driver.put("a", "9"); // 5
    driver.put("d", "0"); // 6
  }

  @AfterEach
  void close() {
    driver.close();
  }

  @Test
  void the_count_ignores_the_limit() {
    RangeResult result = driver.read(RangeQuery.all(KeyRange.ALL).limit(2));
    assertEquals("a=9 b=1", show(result));
    assertEquals(4, result.count());
    assertTrue(result.more());
  }

  @Test
  void a_limit_that_is_just_reached_leaves_nothing_over() {
    RangeResult result = driver.read(RangeQuery.all(KeyRange.ALL).limit(4));
    assertEquals(4, result.kvs().size());
    assertFalse(result.more());
  }

  @Test
  void counting_shows_no_keys_and_ignores_limit_and_filters() {
    RangeResult result = driver.read(new RangeQuery(range("a", "c"), 1, 0, RangeQuery.Order.NONE,
        RangeQuery.Target.KEY, true, true, 100, 0, 0, 0));
    assertEquals(new RangeResult(6, List.of(), false, 2), result);
  }

  @Test
  void counting_at_an_older_revision_counts_what_was_there() {
    driver.run(StoreDriver.deleting(one("b")));
    RangeResult result = driver.read(new RangeQuery(KeyRange.ALL, 0, 4, RangeQuery.Order.NONE, RangeQuery.Target.KEY,
        false, true, 0, 0, 0, 0));
    assertEquals(3, result.count());
  }

  @Test
  void a_filter_hides_keys_but_counts_them() {
    RangeResult result = driver.read(new RangeQuery(KeyRange.ALL, 1, 0, RangeQuery.Order.NONE, RangeQuery.Target.KEY,
        false, false, 4, 5, 0, 0));
    assertEquals("a=9", show(result));
    assertTrue(result.more());
    assertEquals(4, result.count());
  }

  @Test
  void sorting_comes_before_the_limit() {
    assertEquals("a=9 c=2", show(driver.read(sorted(RangeQuery.Order.DESCEND, RangeQuery.Target.VALUE, 2))));
    assertEquals("d=0 a=9", show(driver.read(sorted(RangeQuery.Order.DESCEND, RangeQuery.Target.MOD, 2))));
    assertEquals("d=0 c=2", show(driver.read(sorted(RangeQuery.Order.DESCEND, RangeQuery.Target.KEY, 2))));
  }

  @Test
  void a_target_without_an_order_sorts_only_what_the_limit_fetched_and_one_more() {
    RangeResult result = driver.read(sorted(RangeQuery.Order.NONE, RangeQuery.Target.VALUE, 2));
    assertEquals("b=1 c=2", show(result)); // of a, b, c: d, which is least, was not fetched
    assertTrue(result.more());
    assertEquals(4, result.count());
  }

  @Test
  void keys_only_leaves_everything_but_the_value() {
    var kv = driver.read(new RangeQuery(one("a"), 0, 0, RangeQuery.Order.NONE, RangeQuery.Target.KEY, true, false, 0, 0,
        0, 0)).kvs().getFirst();
    assertTrue(kv.value().isEmpty());
    assertEquals(5, kv.modRevision());
    assertEquals(2, kv.version());
  }

  @Test
  void an_inverted_range_is_empty() {
    assertEquals("", show(driver.read(RangeQuery.all(range("c", "a")))));
    assertEquals(0, driver.read(RangeQuery.all(range("c", "a")).at(4)).count());
  }

  @Test
  void the_future_is_refused_and_a_negative_revision_means_now() {
    assertEquals(new Refusal.FutureRevision(7, 6), driver.refused(RangeQuery.all(KeyRange.ALL).at(7)));
    assertEquals("a=9 b=1 c=2 d=0", driver.allAt(-3));
  }

  @Test
  void the_revision_of_the_last_compaction_is_readable() {
    driver.run(new Command.Compact(4));
    assertEquals("a=3 b=1 c=2", driver.allAt(4));
    assertEquals(new Refusal.Compacted(3, 4), driver.refused(RangeQuery.all(KeyRange.ALL).at(3)));
  }

  @Test
  void what_is_too_large_to_hold_is_streamed_and_says_its_size_first() {
    try (var view = driver.store().view()) {
      var whole = driver.read(RangeQuery.all(KeyRange.ALL).limit(3));
      var answer = view.range(RangeQuery.all(KeyRange.ALL).limit(3), 10);
      assertEquals(whole, Streams.drain(assertInstanceOf(RangeAnswer.Streamed.class, answer).cursor()));
    }
  }

  @Test
  void a_cursor_outlives_its_view_later_writes_and_the_store() {
    RangeCursor cursor;
    try (var view = driver.store().view()) {
      cursor = ((RangeAnswer.Streamed) view.range(RangeQuery.all(KeyRange.ALL).at(3), 1)).cursor();
    }
    driver.run(StoreDriver.deleting(KeyRange.ALL));
    driver.run(new Command.Compact(7));
    driver.close();
    assertEquals("a=3 b=1", show(Streams.drain(cursor)));
    assertThrows(IllegalStateException.class, cursor::next);
  }

  private static RangeQuery sorted(RangeQuery.Order order, RangeQuery.Target target, long limit) {
    return new RangeQuery(KeyRange.ALL, limit, 0, order, target, false, false, 0, 0, 0, 0);
  }
}
