package dev.keelson.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.keelson.store.command.Command;
import dev.keelson.store.command.LogPosition;
import dev.keelson.store.command.Reply;
import dev.keelson.store.command.Submission;
import dev.keelson.store.v2.TreeChange;
import dev.keelson.store.v2.TreeCommand;
import dev.keelson.store.v2.TreeEvent;
import dev.keelson.store.v2.TreePath;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The tree against its model, by chance, with restarts, crashes and installed copies in between. {@code -Dseed=7}
 * replays one seed, {@code -Dseeds=5000} tries more of them.
 */
class TreeModelTest {
  /** Enough changes that the history forgets the first of them. */
  private static final int ENTRIES = 600;

  @TempDir Path directory;

  static LongStream seeds() {
    Long replay = Long.getLong("seed");
    return replay != null ? LongStream.of(replay) : LongStream.range(0, Long.getLong("seeds", 8));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void the_tree_does_what_the_model_does(long seed) throws IOException {
    try (var run = new Run(seed, directory)) {
      for (int i = 0; i < ENTRIES; i++) {
        run.step();
      }
    } catch (AssertionError | RuntimeException e) {
      throw new AssertionError("seed " + seed + " (replay it with -Dseed=" + seed + ")", e);
    }
  }

  private static final class Run implements AutoCloseable {
    private final TreeChance chance;
    private final TreeModel model = new TreeModel();
    private final List<List<Submission>> log = new ArrayList<>();
    private final List<TreeEvent> told = new ArrayList<>();
    private final Path directory;
    private int generation;
    private Store store;

    Run(long seed, Path directory) throws IOException {
      this.chance = new TreeChance(new SplittableRandom(seed));
      this.directory = directory;
      this.store = Store.open(here(), StoreDriver.SMALL, listener());
    }

    void step() throws IOException {
      applyEntry();
      checkGet();
      if (chance.oneIn(10)) {
        checkHistory();
      }
      disturb();
    }

    @Override
    public void close() {
      store.close();
    }

    private void applyEntry() {
      int known = model.events().size();
      var submissions = new ArrayList<Submission>();
      var expected = new ArrayList<Reply>();
      int size = 1 + chance.below(5);
      for (int i = 0; i < size; i++) {
        TreeCommand command = chance.command(model.index());
        submissions.add(new Submission(new Command.Tree(command), true));
        expected.add(new Reply.Tree(1, model.apply(command)));
      }
      told.clear();
      log.add(List.copyOf(submissions));
      assertEquals(expected, store.apply(new LogPosition(1, log.size() - 1), submissions), submissions::toString);
      assertEquals(model.events().subList(known, model.events().size()), told);
    }

    private void checkGet() {
      TreePath path = chance.path();
      boolean recursive = chance.oneIn(2);
      assertEquals(model.get(path, recursive, chance.nowNanos()),
          Pieces.whole(store.tree().get(path, recursive, chance.nowNanos(), chance.below(2_000))), path::toString);
      assertEquals(model.index(), store.tree().index());
    }

    private void checkHistory() {
      long from = 1L + chance.below((int) model.index() + 2);
      var found = new ArrayList<TreeEvent>();
      store.tree().scan(from, event -> !found.add(event));
      int known = model.events().size();
      int first = Math.max(known - 1_000, Math.min(known, (int) from - 1));
      assertEquals(model.events().subList(first, known), found);
    }

    private void disturb() throws IOException {
      switch (chance.below(60)) {
        case 0 -> {
          store.close();
          store = Store.open(here(), StoreDriver.SMALL, listener());
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
      store = Store.open(here(), StoreDriver.SMALL, listener());
      replay();
    }

    /** As a member that was away for long: it gets a copy of a state that is somewhat older, then the log. */
    private void install() throws IOException {
      Path copy = directory.resolve("copy");
      LogPosition position = store.checkpoint(copy);
      applyEntry();
      store.close();
      generation++;
      store = Store.open(here(), StoreDriver.SMALL, listener());
      store.install(copy);
      assertEquals(position, store.applied());
      replay();
    }

    private void replay() {
      for (long index = store.applied().index() + 1; index < log.size(); index++) {
        store.apply(new LogPosition(1, index), log.get((int) index));
      }
    }

    private CommitListener listener() {
      var heard = new Heard();
      heard.treeListener = changes -> changes.stream().map(TreeChange::event).forEach(told::add);
      return heard;
    }

    private Path here() {
      return directory.resolve("store-" + generation);
    }
  }
}
