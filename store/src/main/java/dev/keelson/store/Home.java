package dev.keelson.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The store's directory: one state directory that is live, named by the file {@code live}, and for moments another one
 * that comes or goes.
 *
 * <p>Replacing the state is one rename of that small file. A crash before it leaves the old state live, after it the
 * new one; what is not live is swept away at the next start.
 */
final class Home {
  private static final String POINTER = "live";
  private static final String STATE_PREFIX = "state-";

  private final Path directory;
  private Path live;

  private Home(Path directory, Path live) {
    this.directory = directory;
    this.live = live;
  }

  static Home open(Path directory) throws IOException {
    Files.createDirectories(directory);
    Path pointer = directory.resolve(POINTER);
    List<Path> states = states(directory);
    if (!Files.exists(pointer)) {
      if (!allEmpty(states)) {
        throw new IOException("the store in " + directory + " has lost the file '" + POINTER + "', which names one of "
            + states + " as its state: write that name into it, or remove the directory to start anew");
      }
      Files.createDirectories(directory.resolve(STATE_PREFIX + 1));
      point(directory, STATE_PREFIX + 1);
    }
    var home = new Home(directory, directory.resolve(Files.readString(pointer).strip()));
    if (!Files.isDirectory(home.live)) {
      throw new IOException("the store in " + directory + " has its state in " + home.live + ", which is not there: "
          + "bring it back, or remove the directory to start anew");
    }
    for (Path state : states) {
      if (!state.equals(home.live)) {
        delete(state);
      }
    }
    return home;
  }

  Path live() {
    return live;
  }

  /** Moves {@code copy} in, beside the live state, and makes it durable: whoever wrote it may not have. */
  Path adopt(Path copy) throws IOException {
    long last = Long.parseLong(live.getFileName().toString().substring(STATE_PREFIX.length()));
    Path target = directory.resolve(STATE_PREFIX + (last + 1));
    delete(target);
    Files.move(copy, target);
    try (Stream<Path> files = Files.walk(target)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        sync(file, StandardOpenOption.WRITE);
      }
    }
    sync(target, StandardOpenOption.READ);
    return target;
  }

  /** From here on {@code state} is what the next start opens. */
  void makeLive(Path state) throws IOException {
    point(directory, state.getFileName().toString());
    live = state;
  }

  static void delete(Path tree) throws IOException {
    if (!Files.exists(tree)) {
      return;
    }
    try (Stream<Path> paths = Files.walk(tree)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /** As a crash leaves them between the first two steps of the very first start. */
  private static boolean allEmpty(List<Path> states) throws IOException {
    for (Path state : states) {
      try (Stream<Path> files = Files.list(state)) {
        if (files.findAny().isPresent()) {
          return false;
        }
      }
    }
    return true;
  }

  private static List<Path> states(Path directory) throws IOException {
    try (Stream<Path> entries = Files.list(directory)) {
      return entries.filter(entry -> entry.getFileName().toString().startsWith(STATE_PREFIX)).sorted().toList();
    }
  }

  /** Written aside, made durable, then renamed over the old one: the pointer is whole at every moment. */
  private static void point(Path directory, String name) throws IOException {
    Path next = directory.resolve(POINTER + ".new");
    Files.writeString(next, name + "\n");
    sync(next, StandardOpenOption.WRITE);
    Files.move(next, directory.resolve(POINTER), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    sync(directory, StandardOpenOption.READ);
  }

  private static void sync(Path path, StandardOpenOption access) throws IOException {
    try (var channel = FileChannel.open(path, access)) {
      channel.force(true);
    }
  }
}
