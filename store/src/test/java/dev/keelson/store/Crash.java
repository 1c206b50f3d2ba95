package dev.keelson.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Takes what a process that is killed now would leave behind. */
final class Crash {
  private static final int ATTEMPTS_MAX = 20;

  private Crash() {}

  /** Again when a file came or went in between: RocksDB flushes and clears up in the background. */
  static void copy(Path from, Path to) throws IOException {
    for (int attempt = 1; ; attempt++) {
      try {
        copyOnce(from, to);
        return;
      } catch (IOException e) {
        if (attempt == ATTEMPTS_MAX) {
          throw e;
        }
        Home.delete(to);
      }
    }
  }

  /** The list of files before the files, so that every file on the list is there or the copy fails. */
  private static void copyOnce(Path from, Path to) throws IOException {
    List<Path> files = files(from);
    for (Path file : files) {
      Path target = to.resolve(from.relativize(file));
      Files.createDirectories(target.getParent());
      Files.copy(file, target);
    }
    if (!files(from).equals(files)) {
      throw new IOException("files came or went: the manifest may name one that came");
    }
  }

  private static List<Path> files(Path from) throws IOException {
    try (Stream<Path> all = Files.walk(from)) {
      return all.filter(Files::isRegularFile).filter(file -> !file.getFileName().toString().equals("LOCK"))
          .sorted(Comparator.comparing((Path file) -> file.toString().endsWith(".sst")).thenComparing(file -> file))
          .toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }
}
