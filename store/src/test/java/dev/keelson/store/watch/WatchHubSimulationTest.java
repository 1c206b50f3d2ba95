package dev.keelson.store.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keelson.store.loop.SimulatedLoop;
import dev.keelson.store.model.Bytes;
import dev.keelson.store.model.Commit;
import dev.keelson.store.model.Event;
import dev.keelson.store.model.KeyRange;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The real hub between a naive store and streams that stall, in a random order of everything that can happen.
 *
 * <p>Always: a watcher heard a prefix of what it should hear, whole revisions, and progress promises no more than was
 * heard. In the end, when all streams have room: it heard all of it. A seed replays with {@code -Dseed=}.
 */
class WatchHubSimulationTest {
  private static final int STEPS = 400;

  static LongStream seeds() {
    var replay = Long.getLong("seed");
    return replay != null ? LongStream.of(replay) : LongStream.range(0, 200);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void every_watcher_hears_everything_once_and_in_order(long seed) {
    var day = new Day(seed);
    for (int step = 0; step < STEPS; step++) {
      day.step();
    }
    day.heal();
  }

  private static final class Day {
    private static final int SINKS = 3;

    private final SplittableRandom random;
    private final SimulatedLoop loop = new SimulatedLoop();
    private final List<Runnable> readers = new ArrayList<>();
    private final History store = new History();
    private final WatchHub hub;
    private final List<RecordingSink> sinks = new ArrayList<>();
    private final List<Map<Long, WatchRequest>> asked = new ArrayList<>();
    private final int[] linesChecked = new int[SINKS];
    private long nextId;

    Day(long seed) {
      random = new SplittableRandom(seed);
      // A ring of a few commits, so that all three sources of events are used.
      var settings = new WatchSettings(Duration.ofSeconds(10), random.nextInt(4_000));
      hub = new WatchHub(loop, readers::add, random.split(), settings);
      for (int i = random.nextInt(20); i > 0; i--) {
        commit();
      }
      hub.start(store, store.revision(), store.compactedTo);
      for (int i = 0; i < SINKS; i++) {
        var sink = new RecordingSink();
        int number = i;
        sink.whenProgressOfAll = revision -> checkProgressOfAll(number, revision);
        sinks.add(sink);
        asked.add(new LinkedHashMap<>());
      }
    }

    void step() {
      switch (random.nextInt(16)) {
        case 0, 1, 2, 3 -> hub.committed(commits());
        case 4 -> spill();
        case 5 -> replace();
        case 6 -> compact();
        case 7, 8 -> watch();
        case 9 -> cancel();
        case 10 -> stallOrDrain();
        case 11 -> hub.requestProgress(sinks.get(random.nextInt(SINKS)));
        case 12 -> loop.advance(Duration.ofSeconds(random.nextInt(8)));
        case 13 -> readOne();
        default -> loop.runOne();
      }
      for (int i = 0; i < SINKS; i++) {
        if (sinks.get(i).lines.size() != linesChecked[i]) {
          linesChecked[i] = sinks.get(i).lines.size();
          check(i, false);
        }
      }
    }

    /** Everybody gets room; then nobody may lack anything, and all may hear of progress. */
    void heal() {
      sinks.forEach(sink -> {
        sink.room = Integer.MAX_VALUE;
        hub.drained(sink);
      });
      settle();
      sinks.forEach(hub::requestProgress);
      settle();
      for (int i = 0; i < SINKS; i++) {
        check(i, true);
        progressCameWhenDue(i);
      }
      assertEquals(0, hub.counters().slowWatchers());
      sinks.forEach(hub::closed);
      settle();
      assertEquals(0, hub.counters().watchers());
      assertEquals(0, hub.counters().streams());
    }

    private void settle() {
      while (!loop.idle() || !readers.isEmpty()) {
        loop.runAll();
        if (!readers.isEmpty()) {
          readers.removeLast().run();
        }
      }
    }

    private List<Commit> commits() {
      var commits = new ArrayList<Commit>();
      for (int i = random.nextInt(4); i >= 0; i--) {
        commits.add(commit());
      }
      return commits;
    }

    private Commit commit() {
      var keys = new ArrayList<Bytes>();
      for (int i = random.nextInt(3); i >= 0; i--) {
        Bytes key = key();
        if (!keys.contains(key)) {
          keys.add(key);
        }
      }
      return store.change(keys, _ -> random.nextBoolean(), Bytes.wrap(new byte[random.nextInt(100)]));
    }

    private void spill() {
      hub.committed(List.of(new Commit(commit().revision(), List.of(), true)));
    }

    private void replace() {
      for (int i = random.nextInt(5); i > 0; i--) {
        commit();
      }
      if (random.nextBoolean()) {
        store.compactedTo = Math.max(store.compactedTo, store.revision() - random.nextInt(10));
      }
      hub.replaced(store.revision(), store.compactedTo);
    }

    private void compact() {
      long to = store.revision() - random.nextInt(20);
      if (to > store.compactedTo) {
        store.compactedTo = to;
        hub.compacted(to);
      }
    }

    private void watch() {
      KeyRange range = switch (random.nextInt(3)) {
        case 0 -> KeyRange.single(key());
        case 1 -> new KeyRange(key(), Optional.of(key()));
        default -> new KeyRange(key(), Optional.empty());
      };
      long start = random.nextInt(3) == 0 ? 0 : 1 + random.nextLong(store.revision() + 5);
      int kinds = 1 + random.nextInt(3);
      var request = new WatchRequest(
          range, start, random.nextBoolean(), (kinds & 1) != 0, (kinds & 2) != 0, random.nextBoolean());
      int sink = random.nextInt(SINKS);
      asked.get(sink).put(nextId, request);
      hub.watch(sinks.get(sink), nextId++, request);
    }

    private void cancel() {
      if (nextId > 0) {
        hub.cancel(sinks.get(random.nextInt(SINKS)), random.nextLong(nextId));
      }
    }

    private void stallOrDrain() {
      RecordingSink sink = sinks.get(random.nextInt(SINKS));
      sink.room = random.nextInt(3);
      if (sink.refused && sink.room > 0) {
        sink.refused = false;
        hub.drained(sink);
      }
    }

    private void readOne() {
      if (!readers.isEmpty()) {
        readers.remove(random.nextInt(readers.size())).run();
      }
    }

    private Bytes key() {
      return Bytes.utf8(String.valueOf((char) ('a' + random.nextInt(6))));
    }

    private void check(int sink, boolean healed) {
      asked.get(sink).forEach((id, request) -> {
        RecordingSink.Heard heard = sinks.get(sink).watchers.get(id);
        if (heard != null) {
          var due = due(request, heard.createdAt);
          checkPrefix(id, due, heard);
          long promised = heard.progress.stream().mapToLong(revision -> revision).max().orElse(-1);
          assertTrue(heard.over() || count(due, promised) <= heard.events.size(), "progress promised too much");
          if (healed && !heard.over()) {
            assertEquals(due.size(), heard.events.size(), "watcher " + id + " lacks events");
          }
        } else {
          assertTrue(!healed, "watcher " + id + " was never created");
        }
      });
    }

    private void checkProgressOfAll(int sink, long revision) {
      asked.get(sink).forEach((id, request) -> {
        RecordingSink.Heard heard = sinks.get(sink).watchers.get(id);
        if (heard != null && !heard.over()) {
          assertTrue(count(due(request, heard.createdAt), revision) <= heard.events.size(), "watcher " + id);
          assertTrue(request.startRevision() <= revision, "progress below the start of watcher " + id);
        }
      });
    }

    private void checkPrefix(long id, List<Event> due, RecordingSink.Heard heard) {
      assertTrue(heard.events.size() <= due.size(), "watcher " + id + " heard too much");
      for (int i = 0; i < heard.events.size(); i++) {
        Event should = due.get(i);
        Event did = heard.events.get(i);
        assertEquals(should.kv(), did.kv(), "event " + i + " of watcher " + id);
        assertEquals(should.kind(), did.kind());
        // A previous version may be missing where compaction took it, never be a wrong one.
        assertTrue(did.previous().isEmpty() || did.previous().equals(should.previous()));
        assertTrue(did.previous().equals(should.previous()) || should.kv().modRevision() - 1 < store.compactedTo);
      }
      int end = heard.events.size();
      boolean split = end > 0 && end < due.size()
          && due.get(end).kv().modRevision() == due.get(end - 1).kv().modRevision();
      assertTrue(!split, "watcher " + id + " heard half a revision");
    }

    /** All that a watcher must hear in the end. */
    private List<Event> due(WatchRequest request, long createdAt) {
      long from = request.startRevision() == 0 ? createdAt + 1 : request.startRevision();
      var want = Want.of(request);
      var due = new ArrayList<Event>();
      for (Commit commit : store.commits) {
        for (Event event : commit.events()) {
          if (commit.revision() >= from && want.accepts(event)) {
            due.add(want.form(event, commit.revision(), -1));
          }
        }
      }
      return due;
    }

    private static long count(List<Event> due, long revision) {
      return due.stream().filter(event -> event.kv().modRevision() <= revision).count();
    }

    private void progressCameWhenDue(int sink) {
      List<Long> live = new ArrayList<>();
      boolean future = false;
      for (var entry : asked.get(sink).entrySet()) {
        if (!sinks.get(sink).heard(entry.getKey()).over()) {
          live.add(entry.getKey());
          future |= entry.getValue().startRevision() > store.revision();
        }
      }
      boolean told = sinks.get(sink).lines.getLast().equals("progress -1 at " + store.revision());
      assertEquals(!live.isEmpty() && !future, told, "live watchers " + live);
    }
  }
}
