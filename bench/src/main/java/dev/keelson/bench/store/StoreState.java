package dev.keelson.bench.store;

import dev.keelson.bench.wire.Keys;
import dev.keelson.store.CommitListener;
import dev.keelson.store.Store;
import dev.keelson.store.StoreSettings;
import dev.keelson.store.command.Command;
import dev.keelson.store.command.LogPosition;
import dev.keelson.store.command.Submission;
import dev.keelson.store.model.Bytes;
import dev.keelson.store.model.Commit;
import dev.keelson.store.model.KeyRange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * A store of a million keys, a fifth of which were overwritten once. It is filled once; each benchmark gets a copy that
 * shares its large files. Entries are applied by one thread of the group only, as in a member.
 */
@State(Scope.Group)
public class StoreState {
  static final int KEYS = 1_000_000;
  static final int OVERWRITTEN = 200_000;

  /** Puts of one log entry. */
  static final int BATCH = 32;

  private static final int VALUE_BYTES = 256;
  private static final char SPACE = 'k';

  /** Coprime to the number of keys, so that revisions and keys have different orders. */
  private static final long STRIDE = 611_953;

  private static final Path HOME = Path.of(System.getProperty("java.io.tmpdir"), "keelson-store-bench");

  private final SplittableRandom random = new SplittableRandom(7);
  private @Nullable Store store;
  private long entries;

  public StoreState() {}

  @Setup(Level.Trial)
  public void open() throws IOException {
    var original = HOME.resolve("original");
    if (!Files.exists(original)) {
      fill(original);
    }
    var copy = HOME.resolve("copy");
    remove(copy);
    copy(original, copy);
    open(copy);
  }

  @TearDown(Level.Trial)
  public void close() throws IOException {
    store().close();
    remove(HOME.resolve("copy"));
  }

  Store store() {
    return Objects.requireNonNull(store);
  }

  /** One log entry. The put with revision r has the key r * STRIDE: the first million puts meet each key once. */
  void put() {
    long first = store().revision() + 1;
    var submissions = new ArrayList<Submission>(BATCH);
    for (int i = 0; i < BATCH; i++) {
      var value = new byte[VALUE_BYTES];
      random.nextBytes(value);
      var key = Bytes.wrap(Keys.key(SPACE, (int) ((first + i) * STRIDE % KEYS)));
      submissions.add(new Submission(new Command.Put(key, Bytes.wrap(value), 0, false, false, false), true));
    }
    apply(submissions);
  }

  void compact(long revision) {
    apply(List.of(new Submission(new Command.Compact(revision), true)));
  }

  Bytes anyKey() {
    return Bytes.wrap(Keys.key(SPACE, random.nextInt(KEYS)));
  }

  /** So many keys in a row. */
  KeyRange keys(int count) {
    int first = random.nextInt(KEYS - count);
    return KeyRange.of(Bytes.wrap(Keys.key(SPACE, first)), Bytes.wrap(Keys.key(SPACE, first + count)));
  }

  long anyRevisionBefore(int count) {
    return 2L + random.nextInt(KEYS + OVERWRITTEN - count);
  }

  private void fill(Path directory) throws IOException {
    var unfinished = directory.resolveSibling("unfinished");
    remove(unfinished);
    Files.createDirectories(unfinished);
    open(unfinished);
    for (int i = 0; i < (KEYS + OVERWRITTEN) / BATCH; i++) {
      put();
    }
    store().flush();
    store().compactFiles();
    store().close();
    Files.move(unfinished, directory);
  }

  private void open(Path directory) throws IOException {
    var opened = Store.open(directory, StoreSettings.DEFAULT, new Nobody());
    store = opened;
    entries = opened.applied().index() + 1;
  }

  private void apply(List<Submission> submissions) {
    store().apply(new LogPosition(1, entries++), submissions);
  }

  /** Files that RocksDB never changes are linked. */
  private static void copy(Path from, Path to) throws IOException {
    try (var files = Files.walk(from)) {
      for (var file : files.toList()) {
        var target = to.resolve(from.relativize(file));
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else if (file.toString().endsWith(".sst")) {
          Files.createLink(target, file);
        } else {
          Files.copy(file, target);
        }
      }
    }
  }

  private static void remove(Path directory) throws IOException {
    if (Files.exists(directory)) {
      try (var files = Files.walk(directory)) {
        for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  private record Nobody() implements CommitListener {
    @Override
    public void committed(List<Commit> commits) {}

    @Override
    public void replaced(long revision, long compactedTo) {}

    @Override
    public void compacted(long revision) {}
  }
}
