package dev.keelson.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.keelson.store.command.Command;
import dev.keelson.store.command.LogPosition;
import dev.keelson.store.command.RangeQuery;
import dev.keelson.store.command.Refusal;
import dev.keelson.store.command.Reply;
import dev.keelson.store.command.Submission;
import dev.keelson.store.model.Bytes;
import dev.keelson.store.model.Commit;
import dev.keelson.store.model.Event;
import dev.keelson.store.model.KeyRange;
import dev.keelson.store.model.Lease;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The store against the model, by chance, with restarts and crashes in between. {@code -Dseed=7} replays one seed,
 * {@code -Dseeds=5000} tries more of them.
 */
class ModelTest {
  private static final int ENTRIES = 120;

  @TempDir Path directory;

  static LongStream seeds() {
    Long replay = Long.getLong("seed");
    return replay != null ? LongStream.of(replay) : LongStream.range(0, Long.getLong("seeds", 24));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void the_store_does_what_the_model_does(long seed) throws IOException {
    try (var run = new Run(seed, directory)) {
      for (int i = 0; i < ENTRIES; i++) {
        run.step();
      }
    } catch (AssertionError | RuntimeException e) {
      throw new AssertionError("seed " + seed + " (replay it with -Dseed=" + seed + ")", e);
    }
  }

  private static final class Run implements AutoCloseable {
    private final Chance chance;
    private final Model model = new Model();
    private final List<List<Submission>> log = new ArrayList<>();
    private final Path directory;
    private Heard heard = new Heard();
    private int generation;
    private Store store;

    Run(long seed, Path directory) throws IOException {
      this.chance = new Chance(new SplittableRandom(seed));
      this.directory = directory;
      this.store = Store.open(here(), StoreDriver.SMALL, heard);
    }

    void step() throws IOException {
      applyEntry();
      for (int i = 0; i < 3; i++) {
        checkRange();
      }
      checkHistory();
      if (chance.oneIn(5)) {
        checkRest();
      }
      disturb();
    }

    @Override
    public void close() {
      store.close();
    }

    private void applyEntry() {
      int announced = model.commits().size();
      var submissions = new ArrayList<Submission>();
      var expected = new ArrayList<Reply>();
      int size = 1 + chance.below(5);
      for (int i = 0; i < size; i++) {
        Command command = chance.command(model.revision());
        submissions.add(new Submission(command, true));
        expected.add(model.apply(command));
      }
      heard.commits.clear();
      log.add(List.copyOf(submissions));
      assertEquals(expected, store.apply(new LogPosition(1, log.size() - 1), submissions), submissions::toString);
      assertEquals(model.commits().subList(announced, model.commits().size()), heard.commits);
    }

    private void checkRange() {
      RangeQuery query = chance.query(model.revision());
      try (var view = store.view()) {
        assertEquals(expectedRange(query), held(view.range(query, chance.below(60))), query::toString);
      }
    }

    private Object expectedRange(RangeQuery query) {
      if (query.revision() > model.revision()) {
        return new Refusal.FutureRevision(query.revision(), model.revision());
      }
      if (query.revision() > 0 && query.revision() < model.compactedTo()) {
        return new Refusal.Compacted(query.revision(), model.compactedTo());
      }
      long at = query.revision() > 0 ? query.revision() : model.revision();
      return ModelOrders.range(model.keysAt(at, query.range()), query, model.revision());
    }

    private static Object held(RangeAnswer answer) {
      return switch (answer) {
        case RangeAnswer.Held(var result) -> result;
        case RangeAnswer.Refused(var refusal) -> refusal;
        case RangeAnswer.Streamed(var cursor) -> Streams.drain(cursor);
      };
    }

    private void checkHistory() {
      long from = Math.max(1, chance.near(model.revision()));
      KeyRange range = chance.range();
      Predicate<Bytes> wanted = range::contains;
      boolean previous = chance.oneIn(2);
      try (var view = store.view()) {
        var found = new ArrayList<Commit>();
        long next = from;
        while (next <= view.revision()) {
          Optional<HistoryPage> page = view.history(next, wanted, previous, chance.below(100));
          assertEquals(next >= model.compactedTo(), page.isPresent());
          if (page.isEmpty()) {
            return;
          }
          found.addAll(page.get().commits());
          next = page.get().nextRevision();
        }
        assertEquals(expectedHistory(from, wanted, previous), found, () -> "from " + from + " of " + range);
      }
    }

    private List<Commit> expectedHistory(long from, Predicate<Bytes> wanted, boolean previous) {
      var expected = new ArrayList<Commit>();
      for (Commit commit : model.commits()) {
        var events = commit.events().stream().filter(event -> wanted.test(event.kv().key()))
            .filter(event -> !compactedAway(commit, event))
            .map(event -> previous && commit.revision() - 1 >= model.compactedTo() ? event
                : new Event(event.kind(), event.kv(), Optional.empty())).toList();
        if (commit.revision() >= from && !events.isEmpty()) {
          expected.add(new Commit(commit.revision(), events, false));
        }
      }
      return expected;
    }

    /** A version that its own revision superseded goes when history is compacted up to that revision. */
    private boolean compactedAway(Commit commit, Event event) {
      var after = commit.events().subList(commit.events().indexOf(event) + 1, commit.events().size());
      return commit.revision() <= model.compactedTo() && event.kind() == Event.Kind.PUT
          && after.stream().anyMatch(later -> later.kv().key().equals(event.kv().key()));
    }

    private void checkRest() {
      try (var view = store.view()) {
        assertEquals(model.revision(), view.revision());
        assertEquals(model.compactedTo(), view.compactedTo());
        assertEquals(new LogPosition(1, log.size() - 1), view.applied());
        assertEquals(model.keyCount(), view.keyCount());
        assertEquals(model.leases(), view.leases());
        assertEquals(model.alarms(), view.alarms());
        assertEquals(model.members(), view.members());
        for (Lease lease : model.leases()) {
          assertEquals(Optional.of(lease), view.lease(lease.id()));
          assertEquals(model.leaseKeys(lease.id()), view.leaseKeys(lease.id()));
        }
      }
    }

    private void disturb() throws IOException {
      switch (chance.below(30)) {
        case 0 -> {
          store.close();
          store = Store.open(here(), StoreDriver.SMALL, heard);
        }
        case 1 -> crash();
        case 2 -> install();
        case 3, 4 -> assertEquals(store.applied(), store.flush());
        default -> { }
      }
    }

    /** What is on disk at this moment is all that a kill leaves; the log brings back the rest. */
    private void crash() throws IOException {
      Path dead = here();
      generation++;
      Crash.copy(dead, here());
      store.close();
      heard = new Heard();
      store = Store.open(here(), StoreDriver.SMALL, heard);
      replay();
    }

    /** As a member that was away for long: it gets a copy of a state that is somewhat older, then the log. */
    private void install() throws IOException {
      Path copy = directory.resolve("copy");
      LogPosition position = store.checkpoint(copy);
      assertEquals(store.applied(), position);
      applyEntry();
      store.close();
      generation++;
      heard = new Heard();
      store = Store.open(here(), StoreDriver.SMALL, heard);
      store.install(copy);
      assertEquals(position, store.applied());
      replay();
    }

    private void replay() {
      for (long index = store.applied().index() + 1; index < log.size(); index++) {
        store.apply(new LogPosition(1, index), log.get((int) index));
      }
    }

    private Path here() {
      return directory.resolve("store-" + generation);
    }
  }
}
