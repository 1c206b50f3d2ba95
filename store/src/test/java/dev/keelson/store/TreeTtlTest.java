package dev.keelson.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nodes that end: by which clock, in which order, and what their refreshing does. */
class TreeTtlTest {
  @TempDir Path directory;
  private TreeDriver tree;

  @BeforeEach
  void open() throws IOException {
    tree = new TreeDriver(directory);
  }

  @AfterEach
  void close() {
    tree.close();
  }

  @Test
  void what_is_left_is_counted_in_started_seconds_and_may_be_negative() {
    assertEquals("set /foo=bar 1/1 ttl 5", tree.set("/foo", "bar", 5));
    tree.nowNanos += 1;
    assertEquals("get /foo=bar 1/1 ttl 5", tree.get("/foo"));
    tree.nowNanos += TreeDriver.SECOND;
    assertEquals("get /foo=bar 1/1 ttl 4", tree.get("/foo"));
    tree.nowNanos += 6 * TreeDriver.SECOND;
    assertEquals("get /foo=bar 1/1 ttl -2", tree.get("/foo"));
  }

  @Test
  void a_ttl_of_zero_ends_with_the_next_sweep_and_is_not_shown() {
    assertEquals("set /foo=bar 1/1 ttl 0", tree.set("/foo", "bar", 0));
    assertEquals("swept 1 @2", TreeDriver.show(tree.sweep(10)));
    assertEquals("100 /foo @2", tree.get("/foo"));
  }

  @Test
  void nothing_ends_before_a_sweep_and_each_node_with_an_index_of_its_own_earliest_first() {
    tree.set("/later", "1", 7);
    tree.setDir("/dir", 5);
    tree.set("/foo", "2", 6);
    tree.pass(5);
    assertEquals("get /dir/ 2/2 ttl 0", tree.get("/dir"));
    assertEquals("swept 1 @4", TreeDriver.show(tree.sweep(10)));
    tree.pass(10);
    assertEquals("swept 2 @6", TreeDriver.show(tree.sweep(10)));
    assertEquals(List.of("expire /dir/ 4/2 < /dir/ 2/2 ttl 0", "expire /foo 5/3 < /foo=2 3/3 ttl -9",
        "expire /later 6/1 < /later=1 1/1 ttl -8"), history(4));
  }

  @Test
  void a_directory_ends_with_all_that_is_in_it_in_one_event() {
    tree.setDir("/dir", 5);
    tree.set("/dir/never", "1");
    tree.set("/dir/sub/sooner", "2", 1);
    tree.set("/dir/later", "3", 100);
    tree.pass(5);
    assertEquals("swept 2 @6", TreeDriver.show(tree.sweep(10)));
    assertEquals("get / 0/0", tree.getAll("/"));
    assertEquals(OptionalLong.empty(), tree.tree().firstExpiration());
  }

  @Test
  void a_directory_takes_along_what_would_have_ended_in_the_same_sweep() {
    tree.setDir("/dir", 5);
    tree.set("/dir/later", "3", 6);
    tree.pass(10);
    assertEquals("swept 1 @3", TreeDriver.show(tree.sweep(10)));
    assertEquals("swept 0 @3", TreeDriver.show(tree.sweep(10)));
  }

  @Test
  void a_sweep_takes_as_many_as_it_may_and_says_when_the_next_ends() {
    for (int i = 0; i < 5; i++) {
      tree.set("/k" + i, "v", 1 + i);
    }
    long first = TreeDriver.EPOCH + TreeDriver.SECOND;
    assertEquals(OptionalLong.of(first), tree.sweep(2).nextExpiration());
    tree.pass(3);
    assertEquals(OptionalLong.of(first + 2 * TreeDriver.SECOND), tree.sweep(2).nextExpiration());
    assertEquals(OptionalLong.of(first + 3 * TreeDriver.SECOND), tree.sweep(2).nextExpiration());
    tree.pass(10);
    assertEquals(OptionalLong.empty(), tree.sweep(2).nextExpiration());
    assertEquals("get / 0/0", tree.get("/"));
  }

  @Test
  void what_ends_in_the_past_is_found_by_a_sweep_although_later_ends_were_swept_before() {
    tree.set("/a", "1", 100);
    tree.pass(100);
    assertEquals(1, tree.sweep(10).expired());
    tree.pass(-50);
    tree.set("/b", "2", 10);
    tree.pass(10);
    assertEquals(1, tree.sweep(10).expired());
  }

  @Test
  void a_write_without_a_ttl_makes_a_node_permanent() {
    tree.set("/foo", "bar", 5);
    assertEquals("update /foo=baz 2/1 < /foo=bar 1/1 ttl 5", tree.update("/foo", "baz"));
    tree.set("/fox", "1", 5);
    tree.swap("/fox", "1", 0, "2");
    tree.set("/fog", "1", 5);
    tree.set("/fog", "2");
    tree.pass(100);
    assertEquals("swept 0 @6", TreeDriver.show(tree.sweep(10)));
  }

  @Test
  void an_update_moves_the_end() {
    tree.set("/foo", "bar", 500);
    tree.update("/foo", "bar", tree.ttl(1));
    tree.pass(2);
    assertEquals("swept 1 @3", TreeDriver.show(tree.sweep(10)));
  }

  @Test
  void an_end_before_2000_means_never_in_what_is_made_and_at_once_in_what_is_updated() {
    assertEquals("set /foo=bar 1/1", tree.set("/foo", "bar", 8_000_000_000L));
    assertEquals("set /fox=bar 2/2 ttl -1", tree.set("/fox", "bar", -1));
    tree.update("/foo", "bar", tree.ttl(8_000_000_000L));
    assertEquals("swept 2 @5", TreeDriver.show(tree.sweep(10)));
  }

  @Test
  void a_refresh_keeps_the_value_and_takes_an_index() {
    tree.set("/foo", "bar", 5);
    assertEquals("set /foo=bar 2/2 ttl 50 < /foo=bar 1/1 ttl 5 refresh", tree.refresh("/foo", 50));
    assertEquals("update /foo=bar 3/2 ttl 60 < /foo=bar 2/2 ttl 50 refresh",
        tree.update("/foo", "", tree.ttl(60).refreshing()));
    assertEquals("100 /nix @3", tree.refresh("/nix", 5));
    tree.setDir("/dir");
    assertEquals("102 /dir @4", tree.refresh("/dir", 5));
    assertEquals("update /dir/ 5/4 ttl 5 < /dir/ 4/4 refresh", tree.update("/dir", "", tree.ttl(5).refreshing()));
  }

  @Test
  void ends_survive_a_restart() throws IOException {
    tree.set("/foo", "bar", 5);
    tree.driver.reopen();
    assertEquals("get /foo=bar 1/1 ttl 5", tree.get("/foo"));
    tree.pass(5);
    assertEquals("swept 1 @2", TreeDriver.show(tree.sweep(10)));
  }

  @Test
  void who_listens_hears_of_the_first_end_in_an_entry() {
    var replies = tree.replies(tree.setting("/a", 7), tree.setting("/b", 3), tree.setting("/c", 5));
    assertEquals(3, replies.size());
    assertEquals(OptionalLong.of(TreeDriver.EPOCH + 3 * TreeDriver.SECOND),
        tree.driver.heard.firstExpirations.getLast());
    tree.set("/d", "1");
    assertTrue(tree.driver.heard.firstExpirations.getLast().isEmpty());
  }

  private List<String> history(long from) {
    var events = new ArrayList<String>();
    tree.tree().scan(from, event -> {
      events.add(TreeDriver.show(event));
      return false;
    });
    return events;
  }
}
