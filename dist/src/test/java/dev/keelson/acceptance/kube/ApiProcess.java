package dev.keelson.acceptance.kube;

import dev.keelson.acceptance.cluster.Ports;
import dev.keelson.acceptance.cluster.Program;
import dev.keelson.acceptance.cluster.ServerProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** An API server on loopback: with a member of the store in its process, or on a store that runs elsewhere. */
final class ApiProcess implements AutoCloseable {
  /** A user that may do everything, and one that may do nothing yet. */
  static final String TOKENS = "master,admin,1,system:masters\nguest,guest,2\n";

  private static final Duration READY_LIMIT = Duration.ofMinutes(2);
  private static final Duration STOP_LIMIT = Duration.ofSeconds(30);

  /** The smallest default of bin/keelson: what is bounded must not depend on the machine. */
  private static final String HEAP = "448m";

  private final Path home;
  private final List<String> command;
  private final int port = Ports.free();
  private ServerProcess process;

  private ApiProcess(Path home, List<String> store) throws IOException {
    this.home = home;
    Files.writeString(home.resolve("tokens.csv"), TOKENS);
    var words = new ArrayList<>(List.of(Program.keelson().toString()));
    words.addAll(store);
    words.addAll(List.of("--bind-address=127.0.0.1", "--secure-port=" + port,
        "--token-auth-file=" + home.resolve("tokens.csv"), "--cert-dir=" + home.resolve("pki")));
    this.command = List.copyOf(words);
    this.process = launch();
  }

  /** With a store of its own in the same process, and nobody who changes objects by himself. */
  static ApiProcess start() {
    return start("none", false);
  }

  /** As {@link #start()}, with all controllers and the scheduler. */
  static ApiProcess startWhole() {
    return start("*", true);
  }

  private static ApiProcess start(String controllers, boolean scheduler) {
    int client = Ports.free();
    int peer = Ports.free();
    return open(home -> List.of("server", "--name=m1", "--data-dir=" + home.resolve("data"),
        "--listen-client-urls=http://127.0.0.1:" + client, "--advertise-client-urls=http://127.0.0.1:" + client,
        "--listen-peer-urls=http://127.0.0.1:" + peer, "--initial-advertise-peer-urls=http://127.0.0.1:" + peer,
        "--initial-cluster=m1=http://127.0.0.1:" + peer, "--controllers=" + controllers,
        "--scheduler=" + scheduler));
  }

  /** On a store that runs elsewhere. */
  static ApiProcess on(String storeUrl) {
    return open(_ -> List.of("apiserver", "--etcd-servers=" + storeUrl));
  }

  private static ApiProcess open(Function<Path, List<String>> store) {
    try {
      var home = Files.createTempDirectory("keelson-api-");
      return new ApiProcess(home, store.apply(home));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private ServerProcess launch() {
    var started = ServerProcess.start(command, Map.of("KEELSON_HEAP", HEAP), home);
    if (!started.awaitReady(READY_LIMIT)) {
      throw new AssertionError("the API server is not ready:\n" + started.tail());
    }
    return started;
  }

  /** kill -9. */
  void kill() {
    process.kill();
  }

  /** A new process on the same data. */
  void restart() {
    process = launch();
  }

  /** kill -9, and a new process on the same data. */
  void killAndRestart() {
    kill();
    restart();
  }

  long pid() {
    return process.pid();
  }

  int port() {
    return port;
  }

  String url() {
    return "https://127.0.0.1:" + port;
  }

  Path authority() {
    return home.resolve("pki").resolve("ca.crt");
  }

  Path kubeconfig() {
    return home.resolve("pki").resolve("admin.conf");
  }

  String log() {
    return process.tail();
  }

  @Override
  public void close() {
    process.askToStop();
    process.awaitExit(STOP_LIMIT);
    try (var files = Files.walk(home)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
