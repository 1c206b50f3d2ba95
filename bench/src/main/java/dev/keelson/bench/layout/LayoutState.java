package dev.keelson.bench.layout;

import dev.keelson.bench.wire.Keys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.rocksdb.RocksDBException;

/**
 * A database of a million keys, a fifth of which were overwritten once. It is made once for each layout and copied by
 * hard links for each benchmark.
 */
@State(Scope.Group)
public class LayoutState {
  static final int KEYS = 1_000_000;
  static final int OVERWRITTEN = 200_000;
  static final int BATCH = 32;

  private static final int VALUE_BYTES = 256;
  private static final char SPACE = 'k';

  /** Coprime to the number of keys, so that revisions and keys have different orders. */
  private static final long STRIDE = 611_953;

  private static final Path HOME = Path.of(System.getProperty("java.io.tmpdir"), "keelson-layouts");

  /** The chosen one, etcd's, and the chosen one in column families of their own. */
  @Param({"current", "revision", "families"})
  public String layout = "current";

  final AtomicLong revision = new AtomicLong();
  private final SplittableRandom random = new SplittableRandom(7);
  private @Nullable Database database;
  private @Nullable Layout open;

  public LayoutState() {}

  @Setup(Level.Trial)
  public void copy() throws RocksDBException, IOException {
    Files.createDirectories(HOME);
    var original = HOME.resolve(layout);
    if (!Files.exists(original)) {
      fill(original);
    }
    var copy = HOME.resolve(layout + "-copy");
    remove(copy);
    try (var from = database(original)) {
      from.copyTo(copy);
    }
    var opened = database(copy);
    database = opened;
    open = layout(opened);
    revision.set(KEYS + OVERWRITTEN + 1L);
  }

  private void fill(Path directory) throws RocksDBException, IOException {
    var unfinished = directory.resolveSibling(layout + "-unfinished");
    remove(unfinished);
    try (var filling = database(unfinished)) {
      open = layout(filling);
      revision.set(1);
      for (var i = 0; i < (KEYS + OVERWRITTEN) / BATCH; i++) {
        put();
      }
      filling.settle();
    }
    Files.move(unfinished, directory);
  }

  private Database database(Path directory) throws RocksDBException {
    return new Database(directory, layout.equals("families") ? List.of("c", "k", "h", "e") : List.of());
  }

  private Layout layout(Database of) {
    return switch (layout) {
      case "current" -> CurrentLayout.together(of);
      case "families" -> CurrentLayout.apart(of);
      case "revision" -> new RevisionLayout(of);
      default -> throw new IllegalArgumentException("there is no layout " + layout);
    };
  }

  /** Revision r puts the key r * STRIDE: the first million puts meet each key once. */
  void put() throws RocksDBException {
    var first = revision.get() + 1;
    var keys = new byte[BATCH][];
    var values = new byte[BATCH][VALUE_BYTES];
    for (var i = 0; i < BATCH; i++) {
      keys[i] = Keys.key(SPACE, (int) ((first + i) * STRIDE % KEYS));
      random.nextBytes(values[i]);
    }
    open().put(keys, first, values);
    revision.addAndGet(BATCH);
  }

  Layout open() {
    return Objects.requireNonNull(open);
  }

  byte[] anyKey() {
    return Keys.key(SPACE, random.nextInt(KEYS));
  }

  byte[] anyKeyBefore(int rows) {
    return Keys.key(SPACE, random.nextInt(KEYS - rows));
  }

  long anyRevisionBefore(int count) {
    return 2L + random.nextInt(KEYS + OVERWRITTEN - count);
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

  @TearDown(Level.Trial)
  public void close() throws IOException {
    Objects.requireNonNull(database).close();
    remove(HOME.resolve(layout + "-copy"));
  }
}
