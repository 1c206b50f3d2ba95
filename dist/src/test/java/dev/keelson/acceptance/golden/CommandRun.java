package dev.keelson.acceptance.golden;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** One command under the shell, from its start to its end. */
final class CommandRun {
  /** Far above what any command of the list takes on a busy machine. */
  private static final Duration LIMIT = Duration.ofSeconds(15);

  // With echo, what is typed would stand anywhere between what is printed. The command must not see its input before
  // the terminal is set so; hence the word that it waits for.
  private static final String READY = "ready";
  private static final String IN_TERMINAL = "stty -echo -onlcr; echo " + READY + "; exec ";

  private final Line line;
  private final Process process;
  private final Path errors;

  private CommandRun(Line line, Process process, Path errors) {
    this.line = line;
    this.process = process;
    this.errors = errors;
  }

  /**
   * Runs it and waits for its end.
   *
   * @param command what the shell reads
   * @param environment all that the command sees of ETCDCTL_* and PATH
   */
  static Outcome of(Line line, String command, List<String> input, Map<String, String> environment, Path directory) {
    try {
      var errors = Files.createTempFile(directory, "errors-", ".txt");
      var builder = new ProcessBuilder(words(line, command)).directory(directory.toFile())
          .redirectError(errors.toFile());
      builder.environment().keySet().removeIf(name -> name.startsWith("ETCDCTL"));
      builder.environment().putAll(environment);
      return new CommandRun(line, builder.start(), errors).outcome(input);
    } catch (IOException failed) {
      throw new UncheckedIOException("cannot run " + command, failed);
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException("interrupted while running " + command, interrupted);
    }
  }

  private static List<String> words(Line line, String command) {
    return line.isInTerminal()
        ? List.of("script", "-qec", IN_TERMINAL + command, "/dev/null")
        : List.of("bash", "-c", command);
  }

  private Outcome outcome(List<String> input) throws IOException, InterruptedException {
    var late = new AtomicBoolean();
    var watchdog = Thread.ofPlatform().daemon().start(() -> endWhenLate(late));
    try (var output = process.inputReader(StandardCharsets.UTF_8)) {
      if (line.isInTerminal()) {
        awaitReady(output);
      }
      feed(input);
      var lines = read(output);
      boolean killed = line.ending() instanceof Line.Ending.Killed && lines.size() == line.linesMax();
      if (killed) {
        kill();
      } else if (line.ending() instanceof Line.Ending.Interrupted && lines.size() == line.linesMax()) {
        interrupt();
        output.lines().forEach(lines::add);
      }
      int exit = process.waitFor();
      var ended = late.get() ? Outcome.CUT_SHORT : killed ? "killed" : "exit " + exit;
      if (line.manner() == Line.Manner.IN_ANY_ORDER) {
        lines.sort(null);
      }
      return new Outcome(lines, Files.readAllLines(errors), ended);
    } finally {
      watchdog.interrupt();
      kill();
    }
  }

  private static void awaitReady(BufferedReader output) throws IOException {
    var first = output.readLine();
    if (!READY.equals(first)) {
      throw new IllegalStateException("no terminal: script(1) said " + first);
    }
  }

  private void feed(List<String> input) throws IOException {
    var stdin = process.outputWriter(StandardCharsets.UTF_8);
    try {
      for (var typed : input) {
        stdin.write(typed + "\n");
      }
      stdin.flush();
      if (line.linesMax() == 0 && !line.isInTerminal()) {
        stdin.close();
      }
    } catch (IOException closedEarly) {
      // A command that refuses its arguments does not read its input.
    }
  }

  private List<String> read(BufferedReader output) throws IOException {
    var lines = new ArrayList<String>();
    while (line.linesMax() == 0 || lines.size() < line.linesMax()) {
      var read = output.readLine();
      if (read == null) {
        break;
      }
      lines.add(read);
    }
    return lines;
  }

  private void interrupt() throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
  }

  private void endWhenLate(AtomicBoolean late) {
    try {
      if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
        late.set(true);
        kill();
      }
    } catch (InterruptedException calledOff) {
      Thread.currentThread().interrupt();
    }
  }

  private void kill() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }
}
