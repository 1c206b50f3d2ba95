package dev.keelson.orchestrator.cache;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keelson.orchestrator.cache.entry.Entry;
import dev.keelson.orchestrator.cache.entry.EntryDecoder;
import dev.keelson.orchestrator.cache.entry.FieldReader;
import dev.keelson.orchestrator.status.Reason;
import dev.keelson.orchestrator.status.Refusal;
import dev.keelson.orchestrator.storage.MemoryStore;
import dev.keelson.orchestrator.storage.Stored;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Random histories, with watches that break, compactions and silence of the store, and watchers that are slow or come
 * late: each must have exactly what the model says.
 */
class WatchCacheModelTest {
  private static final String PREFIX = "/registry/things/";
  private static final Selection RED =
      Selection.of(PREFIX, entry -> "red".equals(entry.labels().get("colour")));
  private static final int STEPS = 150;

  /** Waiting is not what is tested. */
  private static final Pace QUICK =
      new Pace(Duration.ofSeconds(3), Duration.ofMillis(2), Duration.ofMillis(1), Duration.ofMillis(4));

  /** With {@code -Dseed=N} the one that is to be looked at. */
  static LongStream seeds() {
    Long replay = Long.getLong("seed");
    return replay != null ? LongStream.of(replay) : LongStream.range(0, 60);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void watchers_see_what_happened(long seed) throws Exception {
    new Run(seed).play();
  }

  /** One history. Its own thread writes, reads lists, and is all the watchers. */
  private static final class Run {
    private final Random random;
    private final MemoryStore store;
    private final boolean compacts;
    private final List<Mirror> mirrors = new ArrayList<>();
    private long version;

    Run(long seed) {
      this.random = new Random(seed);
      this.store = new MemoryStore(random.nextInt(4) > 0);
      this.compacts = random.nextBoolean();
    }

    void play() throws Exception {
      try (var cache =
          new WatchCache(store, PREFIX, new EntryDecoder(FieldReader.NONE), InstantSource.system(), QUICK)) {
        for (int step = 0; step < STEPS; step++) {
          step(cache);
        }
        write("end", "red");
        for (Mirror mirror : mirrors) {
          mirror.follow(store.currentRevision());
        }
      }
    }

    private void step(WatchCache cache) throws Exception {
      switch (random.nextInt(14)) {
        case 0 -> begin(cache);
        case 1 -> store.breakWatches();
        case 2 -> store.put("/registry/others/x", bytes("x", "blue"));
        case 3 -> list(cache);
        case 4 -> weather();
        case 5 -> {
          if (!mirrors.isEmpty()) {
            mirrors.get(random.nextInt(mirrors.size())).follow(store.currentRevision());
          }
        }
        case 6, 7 -> store.delete(PREFIX + random.nextInt(20));
        default -> write(String.valueOf(random.nextInt(20)), random.nextBoolean() ? "red" : "blue");
      }
    }

    private void write(String name, String colour) {
      store.put(PREFIX + name, bytes(name + "-" + version++, colour));
    }

    private void weather() {
      store.refuse(random.nextInt(3));
      if (compacts) {
        store.breakWatches();
        write("0", "red");
        store.compact(store.currentRevision());
      }
    }

    private void list(WatchCache cache) {
      Listing listing = cache.list(ListQuery.whole(new ReadPoint.Latest()), Selection.all(PREFIX));
      assertTrue(listing.revision() >= store.currentRevision());
      var expected = new TreeMap<String, Long>();
      store.state(listing.revision()).tailMap(PREFIX).values()
          .forEach(stored -> expected.put(stored.key(), stored.revision()));
      var got = new TreeMap<String, Long>();
      listing.items().forEach(entry -> got.put(entry.key(), entry.revision()));
      assertEquals(expected, got);
    }

    private void begin(WatchCache cache) {
      Selection selection = random.nextBoolean() ? RED : Selection.all(PREFIX);
      boolean fromList = random.nextBoolean();
      try {
        mirrors.add(fromList ? listed(cache, selection) : stated(cache, selection));
      } catch (Refusal tooOld) {
        assertEquals(Reason.EXPIRED, tooOld.reason()); // the list was the store's, and the cache has lost history
      }
    }

    private Mirror listed(WatchCache cache, Selection selection) {
      Listing listing = cache.list(ListQuery.whole(new ReadPoint.Latest()), selection);
      var state = new TreeMap<String, Entry>();
      listing.items().forEach(entry -> state.put(entry.key(), entry));
      return new Mirror(cache.watch(query(new WatchQuery.Start.After(listing.revision())), selection), selection, state,
          listing.revision());
    }

    private Mirror stated(WatchCache cache, Selection selection) {
      var start = new WatchQuery.Start.State(new ReadPoint.Latest(), true);
      return new Mirror(cache.watch(query(start), selection), selection, new TreeMap<>(), 0);
    }

    private static WatchQuery query(WatchQuery.Start start) {
      return new WatchQuery(start, Duration.ofMinutes(10), true);
    }

    private static byte[] bytes(String name, String colour) {
      return ("{\"metadata\":{\"name\":\"" + name + "\",\"labels\":{\"colour\":\"" + colour + "\"}}}")
          .getBytes(StandardCharsets.UTF_8);
    }

    /** What an informer would hold. */
    private final class Mirror {
      private final Watch watch;
      private final Selection selection;
      private final Map<String, Entry> state;
      private final List<String> told = new ArrayList<>();
      private long began;
      private long seen;

      Mirror(Watch watch, Selection selection, Map<String, Entry> state, long began) {
        this.watch = watch;
        this.selection = selection;
        this.state = state;
        this.began = began;
        this.seen = began;
      }

      /** Takes what comes until something red that was written at or after {@code revision} has come. */
      void follow(long revision) throws InterruptedException {
        write("mark", "red");
        long mark = store.currentRevision();
        assertTrue(mark > revision);
        while (seen < mark || began == 0) {
          List<WatchItem> batch = watch.next();
          assertTrue(!batch.isEmpty(), "the watch has ended");
          batch.forEach(this::take);
        }
        var expected = new TreeMap<String, String>();
        store.state(seen).tailMap(PREFIX).values().stream().filter(this::wanted)
            .forEach(stored -> expected.put(stored.key(), text(stored)));
        var got = new TreeMap<String, String>();
        state.forEach((key, entry) -> got.put(key, entry.tree().path("metadata").path("name").asText()));
        assertEquals(expected, got);
        if (!compacts) {
          assertEquals(history(), told);
        }
      }

      private void take(WatchItem item) {
        switch (item) {
          case WatchItem.Bookmark bookmark -> {
            assertTrue(bookmark.revision() >= seen);
            seen = bookmark.revision();
            if (bookmark.endOfState()) {
              began = seen;
              told.clear();
            }
          }
          case Change change -> take(change);
        }
      }

      private void take(Change change) {
        Entry object = change.object();
        boolean known = state.containsKey(object.key());
        if (began != 0) {
          assertTrue(change.revision() >= seen, () -> change + " after " + seen);
          seen = change.revision();
        }
        told.add(change.type() + " " + object.key() + " " + object.revision());
        switch (change.type()) {
          case ADDED -> assertTrue(!known, change::toString);
          case MODIFIED, DELETED -> assertTrue(known, change::toString);
        }
        if (change.type() == Change.Type.DELETED) {
          state.remove(object.key());
        } else {
          state.put(object.key(), object);
        }
      }

      /** What must have been told since the beginning, event by event. */
      private List<String> history() {
        var expected = new ArrayList<String>();
        Map<String, Stored> before = store.state(began);
        for (MemoryStore.Step step : store.history(began)) {
          if (!step.key().startsWith(PREFIX) || step.revision() > seen) {
            continue;
          }
          boolean was = before.containsKey(step.key()) && wanted(before.get(step.key()));
          boolean is = step.object().filter(this::wanted).isPresent();
          if (was || is) {
            expected.add((is ? was ? "MODIFIED" : "ADDED" : "DELETED") + " " + step.key() + " " + step.revision());
          }
          step.object().ifPresentOrElse(object -> before.put(step.key(), object), () -> before.remove(step.key()));
        }
        return expected;
      }

      private boolean wanted(Stored stored) {
        return stored.key().startsWith(PREFIX)
            && (selection.everything() || selection.selects(new EntryDecoder(FieldReader.NONE).decode(stored)));
      }

      private static String text(Stored stored) {
        return new EntryDecoder(FieldReader.NONE).decode(stored).tree().path("metadata").path("name").asText();
      }
    }
  }
}
