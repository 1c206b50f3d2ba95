package dev.keelson.store.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keelson.store.loop.SimulatedLoop;
import dev.keelson.store.model.Bytes;
import dev.keelson.store.model.Commit;
import dev.keelson.store.model.KeyRange;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class WatchHubTest {
  private static final KeyRange ALL = KeyRange.ALL;

  private final SimulatedLoop loop = new SimulatedLoop();
  private final Queue<Runnable> readers = new ArrayDeque<>();
  private final History store = new History();
  private final RecordingSink sink = new RecordingSink();
  private final WatchHub hub = new WatchHub(loop, readers::add, new SplittableRandom(1), WatchSettings.DEFAULT);

  WatchHubTest() {
    hub.start(store, store.revision(), store.compactedTo);
  }

  @Test
  void a_watcher_from_now_sees_the_next_commit_and_none_before() {
    put("a");
    watch(1, ALL, 0);
    put("b");
    settle();
    assertEquals(List.of("created 1 at 2", "events 1 at 3: put b@3"), sink.lines);
  }

  @Test
  void commits_that_wait_together_come_in_one_batch_with_the_last_revision_in_its_header() {
    watch(1, ALL, 0);
    settle();
    put("a");
    put("b");
    settle();
    assertEquals(List.of("created 1 at 1", "events 1 at 3: put a@2, put b@3"), sink.lines);
  }

  @Test
  void watchers_that_want_the_same_share_one_batch() {
    watch(1, ALL, 0);
    watch(2, ALL, 0);
    put("a");
    settle();
    assertSame(sink.heard(1).batches.getFirst(), sink.heard(2).batches.getFirst());
  }

  @Test
  void a_start_in_the_past_is_served_from_memory_if_somebody_watched_and_goes_on_live() {
    watch(9, KeyRange.single(Bytes.utf8("other")), 0);
    put("a");
    put("b");
    watch(1, ALL, 3);
    put("c");
    settle();
    assertEquals(
        List.of("created 9 at 1", "created 1 at 3", "events 1 at 3: put b@3", "events 1 at 4: put c@4"), sink.lines);
    assertEquals(0, hub.counters().historyReads());
  }

  @Test
  void while_nobody_watches_nothing_is_kept_and_a_start_in_the_past_is_read_from_history() {
    put("a");
    put("b");
    watch(1, ALL, 3);
    settle();
    assertEquals(List.of("created 1 at 3", "events 1 at 3: put b@3"), sink.lines);
    assertEquals(1, hub.counters().historyReads());
  }

  @Test
  void a_start_before_the_hub_is_read_from_history() {
    store.change(List.of(Bytes.utf8("old")), _ -> false, Bytes.EMPTY);
    hub.start(store, store.revision(), -1);
    watch(1, ALL, 2);
    put("a");
    settle();
    // The page was read after the commit and is ahead of the hub: the commit must not come again.
    assertEquals(List.of("created 1 at 2", "events 1 at 3: put old@2, put a@3"), sink.lines);
  }

  @Test
  void a_start_in_the_future_waits_for_its_revision_and_hears_nothing_before() {
    watch(1, ALL, 4);
    hub.requestProgress(sink);
    put("a");
    put("b");
    hub.requestProgress(sink);
    settle();
    put("c");
    hub.requestProgress(sink);
    settle();
    assertEquals(List.of("created 1 at 1", "events 1 at 4: put c@4", "progress -1 at 4"), sink.lines);
  }

  @Test
  void a_start_at_the_next_revision_gets_it_but_no_progress_before() {
    watch(1, ALL, 2);
    hub.requestProgress(sink);
    settle();
    put("a");
    settle();
    assertEquals(List.of("created 1 at 1", "events 1 at 2: put a@2"), sink.lines);
  }

  @Test
  void a_start_below_the_compaction_is_cancelled_and_one_at_it_is_served() {
    put("a");
    put("b");
    put("c");
    compact(3);
    watch(1, ALL, 2);
    watch(2, ALL, 3);
    settle();
    assertEquals(
        List.of("created 1 at 4", "compacted 1 to 3", "created 2 at 4", "events 2 at 4: put b@3, put c@4"),
        sink.lines);
  }

  @Test
  void filters_leave_out_kinds_and_a_batch_without_events_is_not_sent() {
    watch(1, new WatchRequest(ALL, 0, false, true, false, false));
    watch(2, new WatchRequest(ALL, 0, false, false, true, false));
    put("a");
    settle();
    delete("a");
    settle();
    assertEquals(
        List.of("created 1 at 1", "created 2 at 1", "events 1 at 2: put a@2", "events 2 at 3: delete a@3"),
        sink.lines);
  }

  @Test
  void previous_versions_come_to_who_asked_unless_compaction_took_them() {
    watch(9, KeyRange.single(Bytes.utf8("other")), 0);
    put("a");
    put("a");
    compact(3);
    watch(1, new WatchRequest(ALL, 3, true, true, true, false));
    watch(2, new WatchRequest(ALL, 3, false, true, true, false));
    settle();
    put("a");
    settle();
    assertEquals(List.of("created 9 at 1", "created 1 at 3", "events 1 at 3: put a@3", "created 2 at 3",
        "events 2 at 3: put a@3", "events 1 at 4: put a@4<3", "events 2 at 4: put a@4"), sink.lines);
  }

  @Test
  void a_watcher_whose_stream_refused_gets_all_it_missed_in_one_batch_once_there_is_room() {
    watch(1, ALL, 0);
    sink.room = 0;
    put("a");
    settle();
    put("b");
    settle();
    assertEquals(1, hub.counters().slowWatchers());
    drain();
    put("c");
    settle();
    assertEquals(List.of("created 1 at 1", "events 1 at 3: put a@2, put b@3", "events 1 at 4: put c@4"), sink.lines);
    assertEquals(0, hub.counters().slowWatchers());
  }

  @Test
  void a_slow_watcher_blocks_the_progress_of_its_stream() {
    watch(1, ALL, 0);
    watch(2, KeyRange.single(Bytes.utf8("z")), 0);
    sink.room = 0;
    put("a");
    settle();
    hub.requestProgress(sink);
    settle();
    assertTrue(sink.progressOfAll.isEmpty());
    drain();
    hub.requestProgress(sink);
    settle();
    assertEquals("progress -1 at 2", sink.lines.getLast());
  }

  @Test
  void a_stream_without_watchers_hears_no_progress() {
    watch(1, ALL, 0);
    hub.cancel(sink, 1);
    hub.requestProgress(sink);
    settle();
    assertEquals(List.of("created 1 at 1", "cancelled 1 at 1"), sink.lines);
  }

  @Test
  void a_commit_too_large_to_hold_is_read_from_history() {
    watch(1, ALL, 0);
    put("a");
    Commit large = store.change(List.of(Bytes.utf8("b"), Bytes.utf8("c")), _ -> false, Bytes.EMPTY);
    hub.committed(List.of(new Commit(large.revision(), List.of(), true)));
    put("d");
    settle();
    assertEquals(
        List.of("created 1 at 1", "events 1 at 2: put a@2", "events 1 at 4: put b@3, put c@3, put d@4"), sink.lines);
  }

  @Test
  void a_replaced_state_is_caught_up_from_history_without_gap_or_repeat() {
    watch(1, ALL, 0);
    put("a");
    settle();
    store.change(List.of(Bytes.utf8("b")), _ -> false, Bytes.EMPTY);
    hub.replaced(3, -1);
    put("c");
    settle();
    assertEquals(List.of("created 1 at 1", "events 1 at 2: put a@2", "events 1 at 4: put b@3, put c@4"), sink.lines);
  }

  @Test
  void a_replaced_state_whose_history_is_compacted_cancels_the_watcher() {
    watch(1, ALL, 0);
    put("a");
    settle();
    store.change(List.of(Bytes.utf8("b")), _ -> false, Bytes.EMPTY);
    store.change(List.of(Bytes.utf8("b")), _ -> false, Bytes.EMPTY);
    store.compactedTo = 4;
    hub.replaced(4, 4);
    settle();
    assertEquals(List.of("created 1 at 1", "events 1 at 2: put a@2", "compacted 1 to 4"), sink.lines);
  }

  @Test
  void an_applier_that_is_far_ahead_is_never_held_up_and_watchers_find_the_commits_in_history() {
    watch(1, ALL, 0);
    settle();
    var value = Bytes.wrap(new byte[1 << 20]);
    for (int i = 0; i < 40; i++) {
      hub.committed(List.of(store.change(List.of(Bytes.utf8("k" + i)), _ -> false, value)));
    }
    assertTrue(hub.counters().pendingEvents() < 20);
    settle();
    assertEquals(40, sink.heard(1).events.size());
    assertTrue(hub.counters().historyReads() > 0);
  }

  @Test
  void a_read_that_fails_is_tried_again() {
    put("a");
    hub.start((_, _, _, _) -> {
      throw new IllegalStateException("the disk is away");
    }, 2, -1);
    watch(1, ALL, 2);
    settle();
    hub.start(store, 2, -1);
    settle();
    assertEquals(List.of("created 1 at 2"), sink.lines);
    loop.advance(Limits.HISTORY_RETRY);
    settle();
    assertEquals("events 1 at 2: put a@2", sink.lines.getLast());
  }

  @Test
  void a_quiet_watcher_that_asked_for_it_hears_of_progress_once_an_interval() {
    watch(1, new WatchRequest(KeyRange.single(Bytes.utf8("a")), 0, false, true, true, true));
    watch(2, new WatchRequest(KeyRange.single(Bytes.utf8("b")), 0, false, true, true, true));
    watch(3, new WatchRequest(KeyRange.single(Bytes.utf8("c")), 0, false, true, true, false));
    put("a");
    settle();
    loop.advance(Duration.ofMinutes(11));
    settle();
    assertEquals(List.of(), sink.heard(1).progress);
    assertEquals(List.of(2L), sink.heard(2).progress);
    loop.advance(Duration.ofMinutes(11));
    settle();
    assertEquals(List.of(2L), sink.heard(1).progress);
    assertEquals(List.of(2L, 2L), sink.heard(2).progress);
    assertEquals(List.of(), sink.heard(3).progress);
  }

  @Test
  void a_closed_stream_is_forgotten() {
    watch(1, ALL, 0);
    hub.closed(sink);
    loop.runAll();
    put("a");
    settle();
    assertEquals(List.of("created 1 at 1"), sink.lines);
    assertEquals(0, hub.counters().watchers());
    assertEquals(0, hub.counters().streams());
  }

  private void watch(long id, KeyRange range, long start) {
    watch(id, new WatchRequest(range, start, false, true, true, false));
  }

  /** A commit that is posted after this returned is one that the watcher must see. */
  private void watch(long id, WatchRequest request) {
    hub.watch(sink, id, request);
    loop.runAll();
  }

  private void put(String key) {
    hub.committed(List.of(store.change(List.of(Bytes.utf8(key)), _ -> false, Bytes.EMPTY)));
  }

  private void delete(String key) {
    hub.committed(List.of(store.change(List.of(Bytes.utf8(key)), _ -> true, Bytes.EMPTY)));
  }

  private void compact(long revision) {
    store.compactedTo = revision;
    hub.compacted(revision);
  }

  private void drain() {
    sink.room = Integer.MAX_VALUE;
    hub.drained(sink);
    loop.runAll();
  }

  private void settle() {
    while (!loop.idle() || !readers.isEmpty()) {
      loop.runAll();
      if (!readers.isEmpty()) {
        readers.remove().run();
      }
    }
  }
}
