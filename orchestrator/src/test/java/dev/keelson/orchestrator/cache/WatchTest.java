package dev.keelson.orchestrator.cache;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.keelson.orchestrator.cache.entry.EntryDecoder;
import dev.keelson.orchestrator.cache.entry.FieldReader;
import dev.keelson.orchestrator.status.Refusal;
import dev.keelson.orchestrator.storage.MemoryStore;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** One watch, with a clock that the test moves. */
@Timeout(60)
class WatchTest {
  private static final String PREFIX = "/registry/things/";
  private static final Duration MINUTES = Duration.ofMinutes(5);

  private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
  private final MemoryStore store = new MemoryStore(true);
  private final InstantSource clock = now::get;
  private final WatchCache cache =
      new WatchCache(store, PREFIX, new EntryDecoder(FieldReader.NONE), clock);

  @AfterEach
  void close() {
    cache.close();
  }

  @Test
  void a_bookmark_comes_once_a_minute_and_before_the_end() throws Exception {
    put("a", "");
    Watch watch = watch(true);
    assertEquals(1, watch.next().size());
    pass(Duration.ofSeconds(61));
    assertEquals(List.of(new WatchItem.Bookmark(store.currentRevision(), false)), watch.next());
    pass(Duration.ofSeconds(237 - 61));
    assertEquals(1, watch.next().size());
    pass(Duration.ofSeconds(61));
    assertEquals(List.of(new WatchItem.Bookmark(store.currentRevision(), false)), watch.next());
    pass(Duration.ofSeconds(2));
    assertEquals(List.of(), watch.next());
  }

  @Test
  void whoever_does_not_ask_for_bookmarks_gets_none() throws Exception {
    put("a", "");
    Watch watch = watch(false);
    assertEquals(1, watch.next().size());
    pass(Duration.ofSeconds(200));
    put("b", "");
    assertEquals(Change.Type.ADDED, ((Change) watch.next().getFirst()).type());
  }

  @Test
  void a_watcher_that_falls_behind_the_ring_is_ended() throws Exception {
    put("a", "");
    Watch slow = watch(false);
    assertEquals(1, slow.next().size());
    String large = "x".repeat(1 << 20);
    for (int i = 0; i < 20; i++) {
      put("a", large);
    }
    long revision = cache.list(ListQuery.whole(new ReadPoint.Latest()), Selection.all(PREFIX)).revision();
    assertEquals(List.of(), slow.next());
    assertEquals(0, cache.watchers());
    assertThrows(Refusal.class, () -> watch(new WatchQuery.Start.After(revision - 19), false));
    watch(new WatchQuery.Start.After(revision), false).close();
  }

  @Test
  void a_closed_watch_gives_the_end() throws Exception {
    Watch watch = watch(false);
    Thread closer = Thread.ofVirtual().start(watch::close);
    assertEquals(List.of(), watch.next());
    closer.join();
  }

  @Test
  void the_end_of_the_cache_ends_its_watches() throws Exception {
    Watch watch = watch(false);
    cache.close();
    assertEquals(List.of(), watch.next());
  }

  private Watch watch(boolean bookmarks) {
    return watch(new WatchQuery.Start.State(new ReadPoint.Latest(), false), bookmarks);
  }

  private Watch watch(WatchQuery.Start start, boolean bookmarks) {
    return cache.watch(new WatchQuery(start, MINUTES, bookmarks), Selection.all(PREFIX));
  }

  private void pass(Duration duration) {
    now.updateAndGet(instant -> instant.plus(duration));
  }

  private void put(String name, String data) {
    store.put(PREFIX + name,
        ("{\"metadata\":{\"name\":\"" + name + "\"},\"data\":\"" + data + "\"}").getBytes(StandardCharsets.UTF_8));
  }
}
