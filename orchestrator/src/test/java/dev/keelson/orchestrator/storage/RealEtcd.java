package dev.keelson.orchestrator.storage;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;

/** The machine's own etcd, as a process. It may be killed and started again on its data and port. */
public final class RealEtcd implements AutoCloseable {
  private final Path directory;
  private final int clientPort;
  private final int peerPort;
  private Process process;

  private RealEtcd(Path directory, int clientPort, int peerPort, Process process) {
    this.directory = directory;
    this.clientPort = clientPort;
    this.peerPort = peerPort;
    this.process = process;
  }

  public static RealEtcd start(Path directory) throws IOException {
    int clientPort = freePort();
    int peerPort = freePort();
    return new RealEtcd(directory, clientPort, peerPort, run(directory, clientPort, peerPort));
  }

  public String url() {
    return "http://127.0.0.1:" + clientPort;
  }

  public void kill() {
    process.destroyForcibly().onExit().join();
  }

  public void restart() throws IOException {
    process = run(directory, clientPort, peerPort);
  }

  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }

  private static Process run(Path directory, int clientPort, int peerPort) throws IOException {
    String peer = "http://127.0.0.1:" + peerPort;
    String client = "http://127.0.0.1:" + clientPort;
    return new ProcessBuilder("etcd", "--name=real", "--data-dir=" + directory.resolve("real"),
        "--listen-client-urls=" + client, "--advertise-client-urls=" + client, "--listen-peer-urls=" + peer,
        "--initial-advertise-peer-urls=" + peer, "--initial-cluster=real=" + peer, "--logger=zap",
        "--log-level=error", "--unsafe-no-fsync")
        .redirectErrorStream(true)
        .redirectOutput(directory.resolve("etcd.log").toFile())
        .start();
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
