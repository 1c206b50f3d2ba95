package dev.keelson.acceptance.cluster;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One member of a cluster: an address and a data directory that outlive its processes. */
public final class Member {
  private static final Duration READY_LIMIT = Duration.ofMinutes(3);
  private static final Duration STOP_LIMIT = Duration.ofSeconds(30);

  private final Program program;
  private final Path home;
  private final String name;
  private final int clientPort = Ports.free();
  private final int peerPort = Ports.free();
  private List<String> command = List.of();
  private @Nullable ServerProcess process;

  Member(Program program, Path home, String name) {
    this.program = program;
    this.home = home;
    this.name = name;
  }

  public String name() {
    return name;
  }

  public int clientPort() {
    return clientPort;
  }

  public int peerPort() {
    return peerPort;
  }

  public String endpoint() {
    return "127.0.0.1:" + clientPort;
  }

  public URI url(String path) {
    return URI.create("http://" + endpoint() + path);
  }

  public String peerUrl() {
    return "http://127.0.0.1:" + peerPort;
  }

  public Path dataDirectory() {
    return home.resolve(name + ".etcd");
  }

  void configure(String initialCluster, String token, String state, List<String> flags) {
    var words = new ArrayList<>(List.of(program.executable().toString(),
        "--name=" + name,
        "--data-dir=" + dataDirectory(),
        "--listen-client-urls=http://" + endpoint(),
        "--advertise-client-urls=http://" + endpoint(),
        "--listen-peer-urls=" + peerUrl(),
        "--initial-advertise-peer-urls=" + peerUrl(),
        "--initial-cluster=" + initialCluster,
        "--initial-cluster-token=" + token,
        "--initial-cluster-state=" + state));
    words.addAll(flags);
    command = List.copyOf(words);
  }

  /** Starts a second process with these flags after the member's own; an etcd takes the last of two. */
  public ServerProcess startWith(String... flags) {
    var words = new ArrayList<>(command);
    words.addAll(List.of(flags));
    return ServerProcess.start(words, Map.of(), home);
  }

  /** Starts the process; does not wait. */
  public void start() {
    process = ServerProcess.start(command, Map.of(), home);
  }

  public void awaitReady() {
    if (!running().awaitReady(READY_LIMIT)) {
      throw new AssertionError(name + " is not ready\n" + log());
    }
  }

  public void restart() {
    start();
    awaitReady();
  }

  public void kill() {
    running().kill();
  }

  public void pause() {
    running().signal("STOP");
  }

  public void resume() {
    running().signal("CONT");
  }

  /** SIGTERM, and how long it took to end. */
  public Duration stop() {
    long begin = System.nanoTime();
    running().askToStop();
    running().awaitExit(STOP_LIMIT);
    return Duration.ofNanos(System.nanoTime() - begin);
  }

  public boolean isAlive() {
    return process != null && process.isAlive();
  }

  public ServerProcess running() {
    if (process == null) {
      throw new IllegalStateException(name + " was never started");
    }
    return process;
  }

  /** The last lines it printed, under its name. */
  public String log() {
    return "--- " + name + " (" + endpoint() + (isAlive() ? "" : ", ended") + ")\n"
        + (process == null ? "never started" : process.tail());
  }
}
