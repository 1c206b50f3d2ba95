package dev.keelson.acceptance.cluster;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** One running server process: its output, its end, and the signals it gets. */
public final class ServerProcess {
  /** What etcd prints when clients may come. */
  static final String READY_LINE = "ready to serve client requests";

  private static final int TAIL_LINES_MAX = 60;
  private static final Duration SIGNAL_LIMIT = Duration.ofSeconds(5);
  private static final Set<Process> ALIVE = ConcurrentHashMap.newKeySet();

  static {
    // A test run that is interrupted must not leave servers behind.
    Runtime.getRuntime().addShutdownHook(new Thread(() -> ALIVE.forEach(Process::destroyForcibly)));
  }

  private final Process process;
  private final CompletableFuture<Boolean> ready = new CompletableFuture<>();
  private final Deque<String> tail = new ArrayDeque<>();
  private final Thread reader;

  private ServerProcess(Process process) {
    this.process = process;
    this.reader = Thread.ofPlatform().daemon().name("output-of-" + process.pid()).start(this::readOutput);
  }

  public static ServerProcess start(List<String> command, Map<String, String> environment, Path directory) {
    try {
      var builder = new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
      builder.environment().keySet().removeIf(name -> name.startsWith("ETCD"));
      builder.environment().putAll(environment);
      var process = builder.start();
      ALIVE.add(process);
      return new ServerProcess(process);
    } catch (IOException failed) {
      throw new UncheckedIOException("cannot start " + command.getFirst(), failed);
    }
  }

  /** True when the ready line came, false when the process ended or time ran out before. */
  public boolean awaitReady(Duration limit) {
    try {
      return ready.completeOnTimeout(false, limit.toMillis(), TimeUnit.MILLISECONDS).get();
    } catch (Exception broken) {
      throw new IllegalStateException("interrupted while waiting for a server", broken);
    }
  }

  public long pid() {
    return process.pid();
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  /** The exit code, with all output read; fails when the process does not end in time. */
  public int awaitExit(Duration limit) {
    try {
      if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new AssertionError("still running after " + limit.toSeconds() + " s:\n" + tail());
      }
      reader.join(SIGNAL_LIMIT);
      ALIVE.remove(process);
      return process.exitValue();
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException("interrupted while waiting for a server to end", interrupted);
    }
  }

  /** SIGKILL: what a power cut looks like to the process. */
  public void kill() {
    process.destroyForcibly();
    awaitExit(SIGNAL_LIMIT);
  }

  /** SIGTERM, without waiting. */
  public void askToStop() {
    process.destroy();
  }

  public void signal(String name) {
    try {
      int code = new ProcessBuilder("kill", "-" + name, Long.toString(pid())).inheritIO().start().waitFor();
      if (code != 0) {
        throw new IllegalStateException("kill -" + name + " " + pid() + " failed with " + code);
      }
    } catch (IOException | InterruptedException failed) {
      throw new IllegalStateException("cannot send SIG" + name, failed);
    }
  }

  /** The last lines of output. */
  public String tail() {
    synchronized (tail) {
      return String.join("\n", tail);
    }
  }

  private void readOutput() {
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        remember(line);
      }
    } catch (IOException ended) {
      remember("(output ended: " + ended.getMessage() + ")");
    }
    ready.complete(false);
  }

  private void remember(String line) {
    synchronized (tail) {
      if (tail.size() == TAIL_LINES_MAX) {
        tail.removeFirst();
      }
      tail.addLast(line);
    }
    if (line.contains(READY_LINE)) {
      ready.complete(true);
    }
  }
}
