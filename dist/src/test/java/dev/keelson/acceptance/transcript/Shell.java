package dev.keelson.acceptance.transcript;

import dev.keelson.acceptance.cluster.Program;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** Runs the real etcdctl against one endpoint. */
public final class Shell {
  private static final Duration COMMAND_LIMIT = Duration.ofSeconds(30);
  private static final String ERROR_MARK = "! ";

  private final String endpoint;

  public Shell(String endpoint) {
    this.endpoint = endpoint;
  }

  /** Output, then errors with a mark, then the exit code: what a transcript holds below the rule. */
  public List<String> run(String command, List<String> input) {
    try {
      return run(CommandLine.parse(command), input);
    } catch (IOException | InterruptedException failed) {
      throw new IllegalStateException("cannot run " + command, failed);
    }
  }

  private List<String> run(CommandLine command, List<String> input) throws IOException, InterruptedException {
    var errors = Files.createTempFile("keelson-etcdctl-", ".err");
    try {
      var process = start(command, errors);
      try (var watchdog = Watchdog.over(process)) {
        var stdin = process.outputWriter(StandardCharsets.UTF_8);
        feed(stdin, input);
        if (command.linesMax() == 0) {
          stdin.close();
        }
        var answer = read(process.getInputStream(), command.linesMax());
        if (command.linesMax() > 0 && answer.size() == command.linesMax()) {
          process.destroyForcibly().waitFor();
          answer.add("exit head");
          return answer;
        }
        int exit = process.waitFor();
        Files.readAllLines(errors).forEach(line -> answer.add(ERROR_MARK + line));
        answer.add(watchdog.bit() ? "exit timeout" : "exit " + exit);
        return answer;
      }
    } finally {
      Files.delete(errors);
    }
  }

  private static void feed(BufferedWriter stdin, List<String> input) {
    try {
      for (var line : input) {
        stdin.write(line + "\n");
      }
      stdin.flush();
    } catch (IOException closedEarly) {
      // A command that refuses its arguments does not read its input.
    }
  }

  private Process start(CommandLine command, Path errors) throws IOException {
    var words = new ArrayList<>(command.words());
    if (!words.getFirst().equals("etcdctl")) {
      throw new IllegalArgumentException("a transcript runs etcdctl, not " + words.getFirst());
    }
    words.set(0, Program.etcdctl().toString());
    var builder = new ProcessBuilder(words).redirectError(errors.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("ETCDCTL"));
    builder.environment().put("ETCDCTL_ENDPOINTS", endpoint);
    builder.environment().put("ETCDCTL_API", "3");
    return builder.start();
  }

  private static List<String> read(InputStream output, int linesMax) throws IOException {
    var lines = new ArrayList<String>();
    var reader = new BufferedReader(new InputStreamReader(output, StandardCharsets.UTF_8));
    while (linesMax == 0 || lines.size() < linesMax) {
      var line = reader.readLine();
      if (line == null) {
        break;
      }
      lines.add(line);
    }
    return lines;
  }

  /** Ends a command that does not end by itself, so that its transcript fails instead of hanging. */
  private static final class Watchdog implements AutoCloseable {
    private final Process process;
    private final Thread thread;
    private final AtomicBoolean bit = new AtomicBoolean();

    private Watchdog(Process process) {
      this.process = process;
      this.thread = Thread.ofVirtual().start(this::watch);
    }

    static Watchdog over(Process process) {
      return new Watchdog(process);
    }

    boolean bit() {
      return bit.get();
    }

    private void watch() {
      try {
        if (!process.waitFor(COMMAND_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
          bit.set(true);
          process.destroyForcibly();
        }
      } catch (InterruptedException calledOff) {
        Thread.currentThread().interrupt();
      }
    }

    @Override
    public void close() {
      thread.interrupt();
      process.destroyForcibly();
    }
  }
}
