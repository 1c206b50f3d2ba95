package dev.keelson.orchestrator.cache;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keelson.orchestrator.cache.entry.Entry;
import dev.keelson.orchestrator.cache.entry.EntryDecoder;
import dev.keelson.orchestrator.cache.entry.FieldReader;
import dev.keelson.orchestrator.status.Reason;
import dev.keelson.orchestrator.status.Refusal;
import dev.keelson.orchestrator.storage.ObjectStore;
import dev.keelson.orchestrator.storage.StoreUnderTest;
import dev.keelson.orchestrator.storage.Swap;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** On a store in the process, on the same by gRPC, and on a real etcd that cannot confirm progress. */
@Timeout(120)
class WatchCacheTest {
  private static final Duration LONG = Duration.ofMinutes(5);
  private static final ReadPoint LATEST = new ReadPoint.Latest();

  private static final Map<StoreUnderTest.Kind, StoreUnderTest> STORES = new EnumMap<>(StoreUnderTest.Kind.class);

  private final List<AutoCloseable> opened = new ArrayList<>();

  @BeforeAll
  static void start(@TempDir Path directory) throws Exception {
    for (var kind : StoreUnderTest.Kind.values()) {
      Path own = directory.resolve(kind.name());
      own.toFile().mkdirs();
      STORES.put(kind, StoreUnderTest.start(kind, own));
    }
  }

  @AfterAll
  static void stop() {
    STORES.values().forEach(StoreUnderTest::close);
  }

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable one : opened.reversed()) {
      one.close();
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_list_has_what_was_written_before_it(StoreUnderTest.Kind kind) {
    WatchCache cache = cache(kind, "/a/");
    put(kind, "/a/x/1");
    assertEquals(List.of("/a/x/1"), keys(cache.list(ListQuery.whole(LATEST), Selection.all("/a/"))));
    for (int i = 2; i < 20; i++) {
      put(kind, "/a/y/" + i);
      put(kind, "/elsewhere/a" + i);
      Listing list = cache.list(ListQuery.whole(LATEST), Selection.all("/a/"));
      assertEquals(i, keys(list).size());
      assertTrue(list.revision() >= store(kind).currentRevision());
    }
    assertEquals(List.of("/a/x/1"), keys(cache.list(ListQuery.whole(LATEST), Selection.all("/a/x/"))));
  }

  @ParameterizedTest
  @EnumSource
  void pages_show_the_moment_of_the_first_one(StoreUnderTest.Kind kind) {
    WatchCache cache = cache(kind, "/b/");
    for (int i = 0; i < 5; i++) {
      put(kind, "/b/x/" + i);
    }
    Listing first = cache.list(ListQuery.first(LATEST, 2), Selection.all("/b/x/"));
    assertEquals(List.of("/b/x/0", "/b/x/1"), keys(first));
    assertEquals(OptionalLong.of(3), first.remaining());
    put(kind, "/b/x/9");
    Listing second = cache.list(ListQuery.next(first.continueToken(), 2), Selection.all("/b/x/"));
    assertEquals(List.of("/b/x/2", "/b/x/3"), keys(second));
    assertEquals(OptionalLong.of(1), second.remaining());
    assertEquals(first.revision(), second.revision());
    Listing third = cache.list(ListQuery.next(second.continueToken(), 2), Selection.all("/b/x/"));
    assertEquals(List.of("/b/x/4"), keys(third));
    assertEquals("", third.continueToken());
    assertEquals(6, keys(cache.list(ListQuery.first(new ReadPoint.NotBefore(first.revision() + 1), 10),
        Selection.all("/b/x/"))).size());
  }

  @ParameterizedTest
  @EnumSource
  void a_moment_that_the_cache_has_not_is_read_from_the_store(StoreUnderTest.Kind kind) {
    WatchCache cache = cache(kind, "/c/");
    for (int i = 0; i < 7; i++) {
      put(kind, "/c/x/" + i);
    }
    long revision = store(kind).currentRevision();
    put(kind, "/c/x/9");
    cache.list(ListQuery.whole(LATEST), Selection.all("/c/"));
    var exactly = new ReadPoint.Exactly(revision);
    assertEquals(7, keys(cache.list(ListQuery.whole(exactly), Selection.all("/c/"))).size());
    Selection odd = Selection.of("/c/", entry -> Integer.parseInt(entry.name()) % 2 == 1);
    Listing first = cache.list(ListQuery.first(exactly, 2), odd);
    assertEquals(List.of("/c/x/1", "/c/x/3"), keys(first));
    assertEquals(List.of("/c/x/5"), keys(cache.list(ListQuery.next(first.continueToken(), 2), odd)));
  }

  @ParameterizedTest
  @EnumSource
  void a_list_that_is_too_old_can_go_on_with_what_is_there_now(StoreUnderTest.Kind kind) {
    WatchCache cache = cache(kind, "/d/");
    for (int i = 0; i < 3; i++) {
      put(kind, "/d/" + i);
    }
    long old = store(kind).currentRevision();
    Listing first = cache(kind, "/d/").list(ListQuery.first(LATEST, 2), Selection.all("/d/"));
    put(kind, "/d/7");
    store(kind).compact(store(kind).currentRevision());

    assertEquals("The resourceVersion for the provided list is too old.", assertThrows(Refusal.class,
        () -> cache.list(ListQuery.whole(new ReadPoint.Exactly(old)), Selection.all("/d/"))).text());
    Refusal expired = assertThrows(Refusal.class,
        () -> cache.list(ListQuery.next(first.continueToken(), 2), Selection.all("/d/")));
    assertEquals(Reason.EXPIRED, expired.reason());
    assertEquals(List.of("/d/2", "/d/7"),
        keys(cache.list(ListQuery.next(expired.continueToken(), 0), Selection.all("/d/"))));
  }

  @ParameterizedTest
  @EnumSource
  void a_revision_that_is_to_come_is_waited_for_and_then_refused(StoreUnderTest.Kind kind) {
    WatchCache cache = cache(kind, "/e/");
    long head = put(kind, "/e/1");
    put(kind, "/elsewhere/e");
    assertEquals(1,
        keys(cache.list(ListQuery.whole(new ReadPoint.NotBefore(head + 1)), Selection.all("/e/"))).size());
    Refusal refusal = assertThrows(Refusal.class, () -> cache.get("/e/1", new ReadPoint.NotBefore(head + 1_000)));
    assertEquals(504, refusal.code());
    assertTrue(refusal.text().startsWith("Timeout: Too large resource version: " + (head + 1_000) + ", current: "));
    assertEquals("ResourceVersionTooLarge", refusal.details().orElseThrow().causes().getFirst().reason());
  }

  @ParameterizedTest
  @EnumSource
  void one_object_is_read_with_its_revision(StoreUnderTest.Kind kind) {
    WatchCache cache = cache(kind, "/f/");
    long revision = put(kind, "/f/1");
    assertEquals("{\"metadata\":{\"name\":\"1\",\"resourceVersion\":\"" + revision + "\"}}",
        text(cache.get("/f/1", LATEST).orElseThrow()));
    assertEquals(revision, cache.get("/f/1", new ReadPoint.Any()).orElseThrow().revision());
    assertEquals(revision, cache.get("/f/1", LATEST).orElseThrow().revision());
    assertTrue(cache.get("/f/2", LATEST).isEmpty());
  }

  @ParameterizedTest
  @EnumSource
  void a_watch_begins_with_the_state_when_that_is_asked_for(StoreUnderTest.Kind kind) throws Exception {
    WatchCache cache = cache(kind, "/g/");
    put(kind, "/g/1");
    long second = put(kind, "/g/2");
    Watch watch = watch(cache, new WatchQuery(new WatchQuery.Start.State(LATEST, true), LONG, true),
        Selection.all("/g/"));
    List<WatchItem> items = take(watch, 3);
    assertEquals(List.of("ADDED /g/1", "ADDED /g/2"), items.stream().limit(2).map(WatchCacheTest::told).toList());
    var bookmark = (WatchItem.Bookmark) items.getLast();
    assertTrue(bookmark.endOfState());
    assertTrue(bookmark.revision() >= second);
    replace(kind, "/g/1", "{\"metadata\":{\"name\":\"1\"},\"data\":{}}");
    assertEquals("MODIFIED /g/1", told(take(watch, 1).getFirst()));
  }

  @ParameterizedTest
  @EnumSource
  void a_watch_with_a_selector_tells_what_enters_and_what_leaves(StoreUnderTest.Kind kind) throws Exception {
    WatchCache cache = cache(kind, "/h/");
    long first = put(kind, "/h/1", labelled("blue"));
    Watch watch = watch(cache, after(first),
        Selection.of("/h/", entry -> "red".equals(entry.labels().get("colour"))));
    replace(kind, "/h/1", labelled("red"));
    replace(kind, "/h/1", labelled("red"));
    long left = replace(kind, "/h/1", labelled("green"));
    put(kind, "/h/2", labelled("red"));
    long deleted = delete(kind, "/h/2");

    List<WatchItem> items = take(watch, 5);
    assertEquals(List.of("ADDED /h/1", "MODIFIED /h/1", "DELETED /h/1", "ADDED /h/2", "DELETED /h/2"),
        items.stream().map(WatchCacheTest::told).toList());
    var leaving = (Change) items.get(2);
    assertEquals(left, leaving.revision());
    assertEquals("{\"type\":\"DELETED\",\"object\":{\"metadata\":{\"name\":\"x\",\"resourceVersion\":\"" + left
        + "\",\"labels\":{\"colour\":\"red\"}}}}\n", new String(leaving.as(Change.JSON_LINE), StandardCharsets.UTF_8));
    assertEquals(deleted, items.getLast().revision());
  }

  @ParameterizedTest
  @EnumSource
  void what_is_told_is_encoded_once_for_all(StoreUnderTest.Kind kind) throws Exception {
    WatchCache cache = cache(kind, "/i/");
    long revision = store(kind).currentRevision();
    Watch one = watch(cache, after(revision), Selection.all("/i/"));
    Watch other = watch(cache, after(revision), Selection.all("/i/"));
    put(kind, "/i/1");
    assertSame(((Change) take(one, 1).getFirst()).as(Change.JSON_LINE),
        ((Change) take(other, 1).getFirst()).as(Change.JSON_LINE));
  }

  @ParameterizedTest
  @EnumSource
  void a_watch_from_before_the_first_list_is_too_old(StoreUnderTest.Kind kind) {
    long old = put(kind, "/j/1");
    put(kind, "/j/2");
    WatchCache cache = cache(kind, "/j/");
    Listing list = cache.list(ListQuery.whole(new ReadPoint.Any()), Selection.all("/j/"));
    Refusal refusal = assertThrows(Refusal.class, () -> cache.watch(after(old), Selection.all("/j/")));
    assertEquals("too old resource version: " + old + " (" + list.revision() + ")", refusal.text());
    assertEquals(410, refusal.code());
  }

  @ParameterizedTest
  @EnumSource
  void a_watch_from_the_future_begins_when_that_has_come(StoreUnderTest.Kind kind) throws Exception {
    WatchCache cache = cache(kind, "/k/");
    long first = put(kind, "/k/1");
    Watch watch = watch(cache, after(first + 1), Selection.all("/k/"));
    put(kind, "/k/2");
    put(kind, "/k/3");
    assertEquals("ADDED /k/3", told(take(watch, 1).getFirst()));
  }

  @ParameterizedTest
  @EnumSource
  void a_watch_ends_when_its_time_is_over(StoreUnderTest.Kind kind) throws Exception {
    WatchCache cache = cache(kind, "/l/");
    Watch watch = watch(cache, new WatchQuery(new WatchQuery.Start.State(LATEST, false), Duration.ofMillis(50), false),
        Selection.all("/l/"));
    assertEquals(List.of(), watch.next());
    assertEquals(0, cache.watchers());
  }

  private static WatchQuery after(long revision) {
    return new WatchQuery(new WatchQuery.Start.After(revision), LONG, false);
  }

  private static String labelled(String colour) {
    return "{\"metadata\":{\"name\":\"x\",\"labels\":{\"colour\":\"" + colour + "\"}}}";
  }

  private static long delete(StoreUnderTest.Kind kind, String key) {
    long revision = store(kind).get(key).object().orElseThrow().revision();
    return ((Swap.Made) store(kind).delete(key, revision)).revision();
  }

  private WatchCache cache(StoreUnderTest.Kind kind, String prefix) {
    var cache = new WatchCache(store(kind), prefix, new EntryDecoder(FieldReader.NONE), InstantSource.system());
    opened.add(cache);
    return cache;
  }

  private Watch watch(WatchCache cache, WatchQuery query, Selection selection) {
    Watch watch = cache.watch(query, selection);
    opened.add(watch);
    return watch;
  }

  private static List<WatchItem> take(Watch watch, int count) throws InterruptedException {
    var items = new ArrayList<WatchItem>();
    while (items.size() < count) {
      List<WatchItem> batch = watch.next();
      assertTrue(!batch.isEmpty(), "the watch has ended");
      items.addAll(batch);
    }
    return items;
  }

  private static String told(WatchItem item) {
    return switch (item) {
      case Change change -> change.type() + " " + change.object().key();
      case WatchItem.Bookmark _ -> "BOOKMARK";
    };
  }

  private static ObjectStore store(StoreUnderTest.Kind kind) {
    return Objects.requireNonNull(STORES.get(kind)).store();
  }

  private static long put(StoreUnderTest.Kind kind, String key) {
    return put(kind, key, "{\"metadata\":{\"name\":\"" + key.substring(key.lastIndexOf('/') + 1) + "\"}}");
  }

  private static long put(StoreUnderTest.Kind kind, String key, String json) {
    return store(kind).create(key, json.getBytes(StandardCharsets.UTF_8)).orElseThrow();
  }

  private static long replace(StoreUnderTest.Kind kind, String key, String json) {
    long revision = store(kind).get(key).object().orElseThrow().revision();
    return ((Swap.Made) store(kind).replace(key, json.getBytes(StandardCharsets.UTF_8), revision)).revision();
  }

  private static List<String> keys(Listing listing) {
    var keys = new ArrayList<String>();
    listing.items().forEach(entry -> keys.add(entry.key()));
    return keys;
  }

  private static String text(Entry entry) {
    return new String(entry.bytes(), StandardCharsets.UTF_8);
  }
}
