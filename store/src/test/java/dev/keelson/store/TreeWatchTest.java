package dev.keelson.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.keelson.store.loop.SimulatedLoop;
import dev.keelson.store.v2.TreePath;
import dev.keelson.store.v2.TreeRefusal;
import dev.keelson.store.v2.watch.TreeHub;
import dev.keelson.store.v2.watch.TreeSink;
import dev.keelson.store.v2.watch.TreeWatchRequest;
import dev.keelson.store.v2.watch.TreeWatcher;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who hears of what: live, from the history, and what becomes of those who are too slow. */
class TreeWatchTest {
  @TempDir Path directory;
  private final SimulatedLoop loop = new SimulatedLoop();
  private final TreeHub hub = new TreeHub(loop);
  private TreeDriver tree;

  @BeforeEach
  void open() throws IOException {
    tree = new TreeDriver(directory);
    tree.driver.heard.treeListener = hub::changed;
    hub.start(tree.tree());
    loop.runAll();
  }

  @AfterEach
  void close() {
    hub.close();
    tree.close();
  }

  @Test
  void a_watch_waits_for_one_event_and_tells_where_it_began() {
    tree.set("/foo", "1");
    var watch = watch("/foo");
    assertEquals(1, watch.index);
    assertEquals(1, hub.watchers());
    tree.create("/foox", "no");
    tree.set("/foo", "2");
    tree.set("/foo", "3");
    assertEquals(List.of("set /foo=2 3/3 < /foo=1 1/1", "end"), watch.taken());
    assertEquals(0, hub.watchers());
  }

  @Test
  void every_action_is_told() {
    var watch = stream("/foo");
    tree.create("/foo", "1");
    tree.update("/foo", "2");
    tree.swap("/foo", "2", 0, "3");
    tree.compareAndDelete("/foo", "3", 0);
    tree.set("/foo", "4", 0);
    tree.sweep(1);
    assertEquals(List.of(
        "create /foo=1 1/1",
        "update /foo=2 2/1 < /foo=1 1/1",
        "compareAndSwap /foo=3 3/1 < /foo=2 2/1",
        "compareAndDelete /foo 4/1 < /foo=3 3/1",
        "compareAndDelete /foo 4/1 < /foo=3 3/1",
        "set /foo=4 5/5 ttl 0",
        "expire /foo 6/5 < /foo=4 5/5 ttl 0",
        "expire /foo 6/5 < /foo=4 5/5 ttl 0"), watch.taken());
  }

  @Test
  void a_recursive_watch_hears_what_is_below_component_by_component() {
    var recursive = streamAll("/foo");
    var plain = stream("/foo");
    tree.set("/foo/bar", "1");
    tree.set("/food", "2");
    tree.deleteAll("/foo");
    assertEquals(List.of("set /foo/bar=1 1/1", "delete /foo/ 3/1 < /foo/ 1/1", "delete /foo/ 3/1 < /foo/ 1/1"),
        recursive.taken());
    assertEquals(List.of("delete /foo/ 3/1 < /foo/ 1/1", "delete /foo/ 3/1 < /foo/ 1/1"), plain.taken());
  }

  @Test
  void a_watch_of_the_root_hears_everything_of_the_keys() {
    var watch = streamAll("/");
    tree.set("/a/b/c", "1");
    tree.delete("/a/b/c");
    assertEquals(List.of("set /a/b/c=1 1/1", "delete /a/b/c 2/1 < /a/b/c=1 1/1"), watch.taken());
  }

  @Test
  void who_watches_a_node_that_goes_with_a_directory_hears_of_the_directory() {
    tree.set("/dir/sub/there", "1");
    var there = watch("/dir/sub/there");
    var never = watch("/dir/sub/never");
    tree.deleteAll("/dir");
    assertEquals(List.of("delete /dir/ 2/1 < /dir/ 1/1", "end"), there.taken());
    assertEquals(List.of(), never.taken());
  }

  @Test
  void an_end_of_a_directory_is_told_to_who_watches_in_it() {
    tree.setDir("/dir", 5);
    tree.set("/dir/key", "1");
    var watch = watch("/dir/key");
    tree.pass(5);
    tree.sweep(10);
    assertEquals(List.of("expire /dir/ 3/1 < /dir/ 1/1 ttl 0", "end"), watch.taken());
  }

  @Test
  void what_is_hidden_below_the_watched_path_is_not_told() {
    var above = streamAll("/");
    var inside = streamAll("/_secret");
    var exact = stream("/_secret/key");
    tree.set("/_secret/key", "1");
    tree.set("/a/_b/c", "2");
    tree.set("/seen", "3");
    assertEquals(List.of("set /seen=3 3/3"), above.taken());
    assertEquals(List.of("set /_secret/key=1 1/1"), inside.taken());
    assertEquals(List.of("set /_secret/key=1 1/1"), exact.taken());
  }

  @Test
  void a_refresh_is_never_told() {
    tree.set("/foo", "1", 5);
    var watch = stream("/foo");
    tree.refresh("/foo", 10);
    tree.set("/foo", "2");
    assertEquals(List.of("set /foo=2 3/3 < /foo=1 2/2 ttl 10"), watch.taken());
    assertEquals(List.of("set /foo=2 3/3 < /foo=1 2/2 ttl 10", "end"), watchFrom("/foo", 2).taken());
  }

  @Test
  void a_watch_of_the_past_gets_the_first_event_from_there() {
    tree.set("/foo", "1");
    tree.set("/bar", "2");
    tree.set("/foo", "3");
    tree.set("/foo", "4");
    var watch = watchFrom("/foo", 2);
    assertEquals(4, watch.index);
    assertEquals(List.of("set /foo=3 3/3 < /foo=1 1/1", "end"), watch.taken());
    assertEquals(0, hub.watchers());
  }

  @Test
  void a_stream_from_the_past_hears_one_event_and_then_nothing() {
    tree.set("/foo", "1");
    var watch = begin(new TreeWatchRequest(TreePath.key("/foo"), false, true, 1));
    tree.set("/foo", "2");
    assertEquals(List.of("set /foo=1 1/1"), watch.taken());
  }

  @Test
  void a_watch_of_the_future_does_not_hear_before() {
    var watch = watchFrom("/foo", 3);
    tree.set("/foo", "1");
    tree.set("/foo", "2");
    tree.set("/foo", "3");
    assertEquals(List.of("set /foo=3 3/3 < /foo=2 2/2", "end"), watch.taken());
    assertEquals(List.of(), watchFrom("/foo", -1).taken());
  }

  @Test
  void history_does_not_hide_and_takes_a_removed_directory_for_all_that_begin_like_it() {
    tree.set("/w/_h", "1");
    assertEquals(List.of("set /w/_h=1 1/1", "end"),
        begin(new TreeWatchRequest(TreePath.key("/w"), true, false, 1)).taken());
    tree.set("/w/d1/f", "2");
    tree.deleteAll("/w/d1");
    assertEquals(List.of("delete /w/d1/ 3/2 < /w/d1/ 2/2", "end"), watchFrom("/w/d1xyz", 3).taken());
  }

  @Test
  void the_history_has_the_last_thousand_changes() {
    for (int i = 1; i <= 1_105; i++) {
      tree.set("/k", "v" + i);
    }
    assertEquals(List.of("set /k=v106 106/106 < /k=v105 105/105", "end"), watchFrom("/k", 106).taken());
    assertEquals(List.of("401 the requested history has been cleared [106/105] @1105"), watchFrom("/k", 105).taken());
    assertEquals(0, hub.watchers());
  }

  @Test
  void one_entry_may_have_more_changes_than_the_history() {
    tree.set("/before", "1");
    for (int i = 0; i < 1_500; i++) {
      tree.set("/k" + i, "v", 1);
    }
    tree.pass(1);
    assertEquals(1_500, tree.sweep(2_000).expired());
    assertEquals(List.of("401 the requested history has been cleared [2002/2001] @3001"),
        watchFrom("/k", 2_001).taken());
    assertEquals(1, begin(new TreeWatchRequest(TreePath.key("/"), true, false, 2_002)).taken().size() - 1);
  }

  @Test
  void the_history_survives_a_restart() throws IOException {
    tree.set("/foo", "1");
    tree.driver.reopen();
    hub.start(tree.tree());
    assertEquals(List.of("set /foo=1 1/1", "end"), watchFrom("/foo", 1).taken());
  }

  @Test
  void a_hundred_events_may_wait_and_with_the_next_the_watch_ends() {
    var watch = stream("/foo");
    for (int i = 0; i < 101; i++) {
      tree.set("/foo", "v" + i);
      loop.runAll();
    }
    assertEquals(0, hub.watchers());
    List<String> taken = watch.taken();
    assertEquals(101, taken.size());
    assertEquals("end", taken.getLast());
  }

  @Test
  void who_leaves_is_forgotten() {
    var watch = stream("/foo");
    watch.watcher.orElseThrow().remove();
    watch.watcher.orElseThrow().remove();
    tree.set("/foo", "1");
    assertEquals(List.of(), watch.taken());
    assertEquals(0, hub.watchers());
  }

  @Test
  void a_change_between_the_asking_and_the_registration_is_not_missed_nor_told_twice() {
    var watch = new Watch();
    hub.watch(watch, new TreeWatchRequest(TreePath.key("/foo"), false, true, 0));
    tree.set("/foo", "before");
    tree.set("/foo", "before");
    loop.runAll();
    assertEquals(2, watch.index);
    tree.set("/foo", "after");
    assertEquals(List.of("set /foo=after 3/3 < /foo=before 2/2"), watch.taken());
  }

  @Test
  void what_the_hub_has_no_room_for_it_reads_in_the_history() {
    var watch = stream("/foo");
    for (int i = 1; i <= 1_200; i++) {
      tree.set(i % 12 == 0 ? "/foo" : "/bar", "v");
    }
    List<String> taken = watch.taken();
    assertEquals(100, taken.size());
    assertEquals("set /foo=v 1200/1200 < /foo=v 1188/1188", taken.getLast());
  }

  @Test
  void who_misses_changes_that_are_in_the_history_hears_of_them_later() {
    tree.set("/dir/key", "0");
    var watch = stream("/dir/key");
    tree.driver.heard.treeListener = _ -> {};
    tree.set("/dir/key", "1");
    tree.deleteAll("/dir");
    tree.driver.heard.treeListener = hub::changed;
    tree.set("/dir/key", "2");
    hub.jumped();
    assertEquals(List.of("set /dir/key=1 2/2 < /dir/key=0 1/1", "delete /dir/ 3/1 < /dir/ 1/1", "set /dir/key=2 4/4"),
        watch.taken());
  }

  @Test
  void who_misses_more_than_the_history_has_is_given_up() {
    var watch = stream("/foo");
    tree.driver.heard.treeListener = _ -> {};
    for (int i = 0; i < 1_001; i++) {
      tree.set("/bar", "v");
    }
    hub.jumped();
    assertEquals(List.of("end"), watch.taken());
    assertEquals(0, hub.watchers());
  }

  private Watch watch(String path) {
    return watchFrom(path, 0);
  }

  private Watch watchFrom(String path, long index) {
    return begin(new TreeWatchRequest(TreePath.key(path), false, false, index));
  }

  private Watch stream(String path) {
    return begin(new TreeWatchRequest(TreePath.key(path), false, true, 0));
  }

  private Watch streamAll(String path) {
    return begin(new TreeWatchRequest(TreePath.key(path), true, true, 0));
  }

  private Watch begin(TreeWatchRequest request) {
    var watch = new Watch();
    hub.watch(watch, request);
    loop.runAll();
    return watch;
  }

  /** A client that takes nothing before it is asked to. */
  private final class Watch implements TreeSink {
    private Optional<TreeWatcher> watcher = Optional.empty();
    private final List<String> refusals = new ArrayList<>();
    private long index = -1;

    @Override
    public void registered(TreeWatcher registered, long at) {
      watcher = Optional.of(registered);
      index = at;
    }

    @Override
    public void refused(TreeRefusal refusal) {
      refusals.add(refusal.code().number() + " " + refusal.cause() + " @" + refusal.index());
    }

    @Override
    public void ready(TreeWatcher ready) {
      assertEquals(watcher, Optional.of(ready));
    }

    List<String> taken() {
      loop.runAll();
      if (watcher.isEmpty()) {
        return refusals;
      }
      var taken = new ArrayList<String>();
      while (true) {
        switch (watcher.get().next()) {
          case TreeWatcher.Next.Event(var event) -> taken.add(TreeDriver.show(event));
          case TreeWatcher.Next.Nothing _ -> {
            return taken;
          }
          case TreeWatcher.Next.End _ -> {
            taken.add("end");
            return taken;
          }
        }
      }
    }
  }
}
