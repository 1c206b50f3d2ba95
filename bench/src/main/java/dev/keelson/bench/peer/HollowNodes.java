package dev.keelson.bench.peer;

import dev.keelson.bench.load.Time;
import dev.keelson.bench.load.Usage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A process of hollow nodes; closing it ends it. */
public final class HollowNodes implements AutoCloseable {
  private final MemberProcess process;
  private final Path log;

  private HollowNodes(MemberProcess process, Path log) {
    this.process = process;
    this.log = log;
  }

  /** Returns when all nodes are registered. */
  public static HollowNodes start(Path program, int count, Path kubeconfig, Path under, Time time)
      throws IOException, InterruptedException {
    var log = Files.createTempFile(under, "keelson-hollow-", ".log");
    var process = MemberProcess.start(List.of(program.toString(), "hollow", "--nodes=" + count,
        "--kubeconfig=" + kubeconfig, "--events=false"), log, "all nodes are registered", time);
    var nodes = new HollowNodes(process, log);
    try {
      process.awaitReady();
      return nodes;
    } catch (IOException | InterruptedException failed) {
      process.stop();
      throw failed;
    }
  }

  public Usage usage() {
    var reading = process.usage();
    return new Usage(reading.cpuNanos(), reading.rssBytes());
  }

  @Override
  public void close() throws IOException {
    process.stop();
    process.awaitEnd();
    Files.deleteIfExists(log);
  }
}
