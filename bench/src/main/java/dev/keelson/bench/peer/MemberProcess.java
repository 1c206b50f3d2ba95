package dev.keelson.bench.peer;

import dev.keelson.bench.load.Time;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One running server. Its output goes to a file; the line that says it is ready is noticed as it is printed. */
final class MemberProcess {
  /** What etcd prints once a member serves clients; scripts wait for it. */
  private static final String READY_LINE = "ready to serve client requests";

  private static final Duration READY_MAX = Duration.ofSeconds(90);
  private static final Duration STOP_MAX = Duration.ofSeconds(10);

  private final Process process;
  private final Path log;
  private final String readyLine;
  private final long startedNanos;
  private final CompletableFuture<Long> readyNanos = new CompletableFuture<>();

  private MemberProcess(Process process, Path log, String readyLine, long startedNanos) {
    this.process = process;
    this.log = log;
    this.readyLine = readyLine;
    this.startedNanos = startedNanos;
  }

  static MemberProcess start(List<String> command, Path log, Time time) throws IOException {
    return start(command, log, READY_LINE, time);
  }

  /** As the other, of a program that says in other words that it is ready. */
  static MemberProcess start(List<String> command, Path log, String readyLine, Time time) throws IOException {
    var startedNanos = time.nanos();
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    var member = new MemberProcess(process, log, readyLine, startedNanos);
    Thread.ofPlatform().daemon().name("log of " + process.pid()).start(() -> member.copyOutput(time));
    return member;
  }

  private void copyOutput(Time time) {
    try (var from = process.inputReader(); var to = Files.newBufferedWriter(log)) {
      for (var line = from.readLine(); line != null; line = from.readLine()) {
        if (line.contains(readyLine)) {
          readyNanos.complete(time.nanos());
        }
        to.write(line);
        to.newLine();
        to.flush();
      }
    } catch (IOException e) {
      readyNanos.completeExceptionally(e);
    }
    readyNanos.completeExceptionally(new IOException("end of output"));
  }

  /** How long it took from the start to the ready line. */
  Duration awaitReady() throws IOException, InterruptedException {
    try {
      return Duration.ofNanos(readyNanos.get(READY_MAX.toSeconds(), TimeUnit.SECONDS) - startedNanos);
    } catch (ExecutionException e) {
      throw new IOException("no member: it ended before it was ready; its output is in " + log, e);
    } catch (TimeoutException e) {
      throw new IOException(
          "no member: it was not ready after " + READY_MAX.toSeconds() + " s; its output is in " + log, e);
    }
  }

  ProcReading usage() {
    return ProcReading.of(process.pid());
  }

  /** Asks it to end; {@link #awaitEnd} waits until it has. */
  void stop() {
    process.destroy();
  }

  /** Kills it when it takes too long, or at once when interrupted. */
  void awaitEnd() {
    try {
      if (process.waitFor(STOP_MAX.toSeconds(), TimeUnit.SECONDS)) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    process.destroyForcibly();
  }

  /** As {@code kill -9}. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }
}
