package dev.keelson.store.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keelson.store.CommitListener;
import dev.keelson.store.Store;
import dev.keelson.store.StoreSettings;
import dev.keelson.store.View;
import dev.keelson.store.command.Command;
import dev.keelson.store.command.LogPosition;
import dev.keelson.store.command.Operation;
import dev.keelson.store.command.Submission;
import dev.keelson.store.loop.SimulatedLoop;
import dev.keelson.store.model.Bytes;
import dev.keelson.store.model.Commit;
import dev.keelson.store.model.Event;
import dev.keelson.store.model.KeyRange;
import dev.keelson.store.model.KeyValue;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The hub on a real store that applies a log, falls behind now and then, and is brought up by a copy of a better store.
 * What its watchers hear is compared with what that other store announced. A seed replays with {@code -Dseed=}.
 */
class WatchHubStoreTest {
  private static final int STEPS = 250;
  private static final int WATCHERS = 6;

  static LongStream seeds() {
    var replay = Long.getLong("seed");
    return replay != null ? LongStream.of(replay) : LongStream.range(0, 12);
  }

  @TempDir
  Path directory;

  /** What really happened. */
  private final List<Commit> truth = new ArrayList<>();

  private final List<Command> log = new ArrayList<>();
  private final SimulatedLoop loop = new SimulatedLoop();
  private final List<Runnable> readers = new ArrayList<>();
  private int applied;
  private int copies;

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void watchers_hear_what_happened_whatever_way_it_came_to_the_store(long seed) throws IOException {
    var random = new SplittableRandom(seed);
    var settings = new WatchSettings(WatchSettings.DEFAULT.progressInterval(), 2_000);
    var hub = new WatchHub(loop, readers::add, random.split(), settings);
    try (var leader = Store.open(directory.resolve("leader"), StoreSettings.DEFAULT, new Announced());
        var store = Store.open(directory.resolve("store"), StoreSettings.DEFAULT, hub)) {
      hub.start((from, wanted, previous, bytesMax) -> {
        try (View view = store.view()) {
          return view.history(from, wanted, previous, bytesMax);
        }
      }, store.revision(), -1);
      var sinks = new ArrayList<RecordingSink>();
      for (int step = 0; step < STEPS; step++) {
        propose(random, leader);
        if (step % (STEPS / WATCHERS) == 5) {
          sinks.add(watch(hub, random, store));
        }
        switch (random.nextInt(8)) {
          case 0, 1 -> applyAll(store);
          case 2 -> copyTo(store, leader);
          case 3 -> stall(hub, sinks, random);
          case 4 -> readOne();
          default -> loop.runOne();
        }
      }
      applyAll(store);
      sinks.forEach(sink -> {
        sink.room = Integer.MAX_VALUE;
        hub.drained(sink);
      });
      while (!loop.idle() || !readers.isEmpty()) {
        loop.runAll();
        readOne();
      }
      sinks.forEach(WatchHubStoreTest::complete);
      for (int id = 0; id < sinks.size(); id++) {
        compare(sinks.get(id), id);
      }
    }
  }

  private void propose(SplittableRandom random, Store leader) {
    Command command = switch (random.nextInt(12)) {
      case 0 -> new Command.Compact(Math.max(1, leader.revision() - random.nextInt(30)));
      case 1, 2 -> new Command.DeleteRange(new KeyRange(key(random), Optional.of(key(random))), false);
      case 3 -> new Command.Txn(List.of(), List.of(Operation.put("a", "txn"), Operation.put("b", "txn")), List.of());
      default -> new Command.Put(key(random), Bytes.wrap(new byte[random.nextInt(200)]), 0, false, false, false);
    };
    log.add(command);
    leader.apply(new LogPosition(1, log.size() - 1), List.of(new Submission(command, false)));
  }

  private void applyAll(Store store) {
    for (; applied < log.size(); applied++) {
      store.apply(new LogPosition(1, applied), List.of(new Submission(log.get(applied), false)));
    }
  }

  /** The store misses a stretch of the log and gets the whole state instead. */
  private void copyTo(Store store, Store leader) throws IOException {
    Path copy = directory.resolve("copy-" + copies++);
    leader.checkpoint(copy);
    store.install(copy);
    applied = log.size();
  }

  private RecordingSink watch(WatchHub hub, SplittableRandom random, Store store) {
    var sink = new RecordingSink();
    long start = random.nextBoolean() ? 0 : Math.max(1, store.revision() - random.nextInt(10));
    hub.watch(sink, start, new WatchRequest(KeyRange.ALL, start, true, true, true, false));
    return sink;
  }

  private static void stall(WatchHub hub, List<RecordingSink> sinks, SplittableRandom random) {
    if (!sinks.isEmpty()) {
      RecordingSink sink = sinks.get(random.nextInt(sinks.size()));
      sink.room = random.nextInt(3);
      if (sink.room > 0) {
        hub.drained(sink);
      }
    }
  }

  private void readOne() {
    if (!readers.isEmpty()) {
      readers.removeFirst().run();
    }
  }

  private static void complete(RecordingSink sink) {
    assertEquals(1, sink.watchers.size());
  }

  private void compare(RecordingSink sink, int number) {
    sink.watchers.forEach((start, heard) -> {
      long from = start == 0 ? heard.createdAt + 1 : start;
      List<Event> due = truth.stream()
          .filter(commit -> commit.revision() >= from)
          .flatMap(commit -> commit.events().stream())
          .toList();
      String who = "watcher " + number + " from " + from;
      assertTrue(
          heard.over() || due.size() == heard.events.size(), who + " heard " + heard.events.size());
      for (int i = 0; i < heard.events.size(); i++) {
        Event should = due.get(i);
        Event did = heard.events.get(i);
        assertEquals(should.kind(), did.kind(), who);
        assertEquals(should.kv(), did.kv(), who);
        Optional<KeyValue> previous = did.previous();
        assertTrue(previous.isEmpty() || previous.equals(should.previous()), who);
      }
    });
  }

  private static Bytes key(SplittableRandom random) {
    return Bytes.utf8(String.valueOf((char) ('a' + random.nextInt(6))));
  }

  private final class Announced implements CommitListener {
    @Override
    public void committed(List<Commit> commits) {
      truth.addAll(commits);
    }

    @Override
    public void replaced(long revision, long compactedTo) {}

    @Override
    public void compacted(long revision) {}
  }
}
