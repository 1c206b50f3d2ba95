package dev.keelson.orchestrator.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every way to a store has to keep. Each test has keys of its own. */
class ObjectStoreTest {
  private static final Duration SOON = Duration.ofSeconds(20);

  private static final Map<StoreUnderTest.Kind, StoreUnderTest> STORES = new EnumMap<>(StoreUnderTest.Kind.class);

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

  @ParameterizedTest
  @EnumSource
  void what_was_created_is_read_back(StoreUnderTest.Kind kind) {
    ObjectStore store = store(kind);
    long revision = store.create("/a/é", bytes("one")).orElseThrow();

    Found found = store.get("/a/é");
    assertEquals("one", text(found.object().orElseThrow()));
    assertEquals("/a/é", found.object().orElseThrow().key());
    assertEquals(revision, found.object().orElseThrow().revision());
    assertTrue(found.revision() >= revision);
    assertTrue(store.get("/a/none").object().isEmpty());
  }

  @ParameterizedTest
  @EnumSource
  void a_key_is_created_once(StoreUnderTest.Kind kind) {
    ObjectStore store = store(kind);
    assertTrue(store.create("/b/1", bytes("one")).isPresent());
    assertTrue(store.create("/b/1", bytes("two")).isEmpty());
    assertEquals("one", text(store.get("/b/1").object().orElseThrow()));
  }

  @ParameterizedTest
  @EnumSource
  void changes_are_bound_to_the_revision_that_was_read(StoreUnderTest.Kind kind) {
    ObjectStore store = store(kind);
    long first = store.create("/c/1", bytes("one")).orElseThrow();
    long second = assertInstanceOf(Swap.Made.class, store.replace("/c/1", bytes("two"), first)).revision();

    var lost = assertInstanceOf(Swap.Lost.class, store.replace("/c/1", bytes("three"), first));
    assertEquals("two", text(lost.current().orElseThrow()));
    assertInstanceOf(Swap.Lost.class, store.delete("/c/1", first));
    long deletion = assertInstanceOf(Swap.Made.class, store.delete("/c/1", second)).revision();
    assertTrue(first < second && second < deletion);
    assertEquals(Optional.empty(), assertInstanceOf(Swap.Lost.class, store.delete("/c/1", second)).current());
  }

  @ParameterizedTest
  @EnumSource
  void pages_show_one_moment(StoreUnderTest.Kind kind) {
    ObjectStore store = store(kind);
    for (int i = 0; i < 5; i++) {
      store.create("/d/" + i, bytes("v" + i));
    }
    var query = PageQuery.first("/d/", 2);
    var page = assertInstanceOf(PageAnswer.Page.class, store.page(query));
    assertEquals(List.of("/d/0", "/d/1"), keys(page));
    assertTrue(page.more());
    assertEquals(5, page.count());

    store.create("/d/9", bytes("late"));
    var next = query.after(page);
    var second = assertInstanceOf(PageAnswer.Page.class, store.page(next));
    assertEquals(List.of("/d/2", "/d/3"), keys(second));
    assertEquals(3, second.count());
    var third = assertInstanceOf(PageAnswer.Page.class, store.page(next.after(second)));
    assertEquals(List.of("/d/4"), keys(third));
    assertFalse(third.more());
    assertEquals(6, store.count("/d/"));
  }

  @ParameterizedTest
  @EnumSource
  void a_moment_that_was_given_up_or_is_to_come_has_no_page(StoreUnderTest.Kind kind) {
    ObjectStore store = store(kind);
    long before = store.create("/e/1", bytes("one")).orElseThrow();
    long after = store.create("/e/2", bytes("two")).orElseThrow();
    store.compact(after);
    store.compact(after);

    assertInstanceOf(PageAnswer.Compacted.class, store.page(new PageQuery("/e/", "/e/", 0, before)));
    assertInstanceOf(PageAnswer.Future.class, store.page(new PageQuery("/e/", "/e/", 0, after + 1_000_000)));
    try (StoreWatch watch = store.watch("/e/", before)) {
      assertInstanceOf(StoreChange.Compacted.class, next(watch));
    }
  }

  @ParameterizedTest
  @EnumSource
  void the_current_revision_is_that_of_the_last_change(StoreUnderTest.Kind kind) {
    ObjectStore store = store(kind);
    long revision = store.create("/f/1", bytes("one")).orElseThrow();
    assertEquals(revision, store.currentRevision());
  }

  @ParameterizedTest
  @EnumSource
  void a_watch_hears_every_change_in_order(StoreUnderTest.Kind kind) {
    ObjectStore store = store(kind);
    long first = store.create("/g/1", bytes("one")).orElseThrow();
    try (StoreWatch watch = store.watch("/g/", first)) {
      long second = ((Swap.Made) store.replace("/g/1", bytes("two"), first)).revision();
      store.create("/h/1", bytes("elsewhere"));
      long third = ((Swap.Made) store.delete("/g/1", second)).revision();

      var events = new ArrayList<StoreChange.Event>();
      while (events.size() < 3) {
        events.addAll(assertInstanceOf(StoreChange.Events.class, next(watch)).events());
      }
      assertEquals(List.of(first, second, third), events.stream().map(StoreChange.Event::revision).toList());
      assertEquals("one", text(assertInstanceOf(StoreChange.Put.class, events.get(0)).object()));
      assertEquals("two", text(assertInstanceOf(StoreChange.Put.class, events.get(1)).object()));
      assertEquals("/g/1", assertInstanceOf(StoreChange.Deletion.class, events.get(2)).key());
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_watch_tells_on_request_how_far_it_has_come(StoreUnderTest.Kind kind) {
    ObjectStore store = store(kind);
    try (StoreWatch watch = store.watch("/i/", store.currentRevision() + 1)) {
      long revision = store.create("/elsewhere/" + kind, bytes("x")).orElseThrow();
      StoreChange change = null;
      while (change == null) {
        watch.requestProgress();
        change = poll(watch, Duration.ofMillis(100)).orElse(null);
      }
      assertTrue(assertInstanceOf(StoreChange.Progress.class, change).revision() >= revision);
    }
  }

  @ParameterizedTest
  @EnumSource
  void what_has_a_time_to_live_ends_by_itself(StoreUnderTest.Kind kind) {
    ObjectStore store = store(kind);
    long revision = store.create("/j/1", bytes("short"), 1).orElseThrow();
    try (StoreWatch watch = store.watch("/j/", revision + 1)) {
      var ended = assertInstanceOf(StoreChange.Events.class, next(watch)).events();
      assertInstanceOf(StoreChange.Deletion.class, ended.getFirst());
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_closed_watch_says_that_it_is_broken(StoreUnderTest.Kind kind) {
    StoreWatch watch = store(kind).watch("/k/", 0);
    watch.close();
    watch.requestProgress();
    assertInstanceOf(StoreChange.Broken.class, next(watch));
  }

  private static ObjectStore store(StoreUnderTest.Kind kind) {
    return Objects.requireNonNull(STORES.get(kind)).store();
  }

  private static StoreChange next(StoreWatch watch) {
    for (int i = 0; i < 200; i++) {
      Optional<StoreChange> change = poll(watch, SOON.dividedBy(200));
      if (change.isPresent()) {
        return change.get();
      }
    }
    throw new AssertionError("nothing came");
  }

  private static Optional<StoreChange> poll(StoreWatch watch, Duration patience) {
    try {
      return watch.next(patience);
    } catch (InterruptedException stopped) {
      throw new AssertionError(stopped);
    }
  }

  private static List<String> keys(PageAnswer.Page page) {
    return page.objects().stream().map(Stored::key).toList();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String text(Stored stored) {
    return new String(stored.value(), StandardCharsets.UTF_8);
  }
}
