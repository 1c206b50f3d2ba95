package dev.keelson.tidy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The files of the checkout that people write: nothing built, nothing that a running member leaves. */
final class Sources {
  private static final Set<String> TEXT = Set.of("java", "md", "xml", "proto", "sh", "yml", "yaml", "txt", "json");
  private static final Set<String> SKIPPED = Set.of("target", ".git", ".idea", ".vscode", "run");

  private final Path root;
  private final List<Path> files;

  private Sources(Path root, List<Path> files) {
    this.root = root;
    this.files = files;
  }

  /** Where the build says the checkout is, or the directory above this module's when started from an editor. */
  static Sources ofThisCheckout() {
    var root = Path.of(System.getProperty("keelson.sources", "..")).toAbsolutePath().normalize();
    try (var all = Files.walk(root)) {
      return new Sources(
          root, all.filter(Files::isRegularFile).filter(file -> isWritten(root, file)).sorted().toList());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static boolean isWritten(Path root, Path file) {
    for (var part : root.relativize(file)) {
      if (SKIPPED.contains(part.toString())) {
        return false;
      }
    }
    return true;
  }

  Stream<Path> all() {
    return files.stream();
  }

  Stream<Path> text() {
    return all().filter(file -> TEXT.contains(extension(file)) || file.getFileName().toString().equals("dev"));
  }

  Stream<Path> java() {
    return all().filter(file -> extension(file).equals("java"));
  }

  Stream<Path> markdown() {
    return all().filter(file -> extension(file).equals("md"));
  }

  /** {@code file:line} of every line of these files that a rule says is wrong, and why. */
  List<String> wrongLines(Stream<Path> where, Predicate<String> wrong, String remedy) {
    return wrongLines(where, (lines, i) -> wrong.test(lines.get(i)), remedy);
  }

  List<String> wrongLines(Stream<Path> where, BiFunction<List<String>, Integer, Boolean> wrong, String remedy) {
    return where.flatMap(file -> {
      var lines = lines(file);
      return IntStream.range(0, lines.size())
          .filter(i -> wrong.apply(lines, i))
          .mapToObj(i -> name(file) + ":" + (i + 1) + ": " + remedy);
    }).toList();
  }

  static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(file.toString(), unreadable);
    }
  }

  String name(Path file) {
    return root.relativize(file).toString();
  }

  private static String extension(Path file) {
    var name = file.getFileName().toString();
    return name.substring(name.lastIndexOf('.') + 1);
  }
}
