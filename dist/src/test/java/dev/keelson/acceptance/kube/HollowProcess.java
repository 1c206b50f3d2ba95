package dev.keelson.acceptance.kube;

import dev.keelson.acceptance.cluster.Await;
import dev.keelson.acceptance.cluster.Program;
import dev.keelson.acceptance.cluster.ServerProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Hollow nodes in a process of their own. */
final class HollowProcess implements AutoCloseable {
  private static final Duration READY_LIMIT = Duration.ofMinutes(1);
  private static final Duration STOP_LIMIT = Duration.ofSeconds(30);

  private final ServerProcess process;

  private HollowProcess(ServerProcess process) {
    this.process = process;
  }

  /** Returns when all nodes are registered. */
  static HollowProcess start(Path kubeconfig, int nodes, String... flags) {
    var words = new ArrayList<>(List.of(
        Program.keelson().toString(), "hollow", "--nodes=" + nodes, "--kubeconfig=" + kubeconfig, "--seed=7"));
    words.addAll(List.of(flags));
    var process = ServerProcess.start(words, Map.of(), Path.of("").toAbsolutePath());
    Await.until("all nodes are registered", READY_LIMIT, process::tail,
        () -> process.tail().contains("all nodes are registered"));
    return new HollowProcess(process);
  }

  String log() {
    return process.tail();
  }

  /** kill -9. */
  void kill() {
    process.kill();
  }

  @Override
  public void close() {
    process.askToStop();
    process.awaitExit(STOP_LIMIT);
  }
}
