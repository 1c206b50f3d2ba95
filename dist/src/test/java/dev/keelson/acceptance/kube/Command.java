package dev.keelson.acceptance.kube;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A command that has ended: its output, with errors, and its exit code. */
record Command(String output, int exit) {
  private static final int LIMIT_SECONDS = 60;

  /** Runs it in a directory; {@code input} is what it reads. */
  static Command run(List<String> words, Map<String, String> environment, Path directory, String input) {
    try {
      var builder = new ProcessBuilder(words).directory(directory.toFile()).redirectErrorStream(true);
      builder.environment().putAll(environment);
      var process = builder.start();
      try (var stdin = process.outputWriter(StandardCharsets.UTF_8)) {
        stdin.write(input);
      }
      var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new AssertionError(words + " does not end:\n" + output);
      }
      return new Command(output, process.exitValue());
    } catch (IOException failed) {
      throw new UncheckedIOException("cannot run " + words, failed);
    } catch (InterruptedException hurried) {
      throw new IllegalStateException("interrupted while running " + words, hurried);
    }
  }
}
