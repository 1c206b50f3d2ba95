package dev.keelson.bench.peer;

import dev.keelson.bench.load.Target;
import dev.keelson.bench.load.Time;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

/** Members that serve the Kubernetes API too, with keys of their own in a directory that goes when this is closed. */
public final class KubeCluster implements AutoCloseable {
  /** Of a user who may read what is in namespace default, through a role. */
  public static final String READER = "reader-token";

  /** Of a member of system:masters. */
  public static final String ADMIN = "admin-token";

  private static final String USERS = """
      admin-token,admin,1,"system:masters"
      reader-token,reader,2
      """;

  private final Cluster members;
  private final Path keys;
  private final List<Integer> ports;
  private final Time time;

  private KubeCluster(Cluster members, Path keys, List<Integer> ports, Time time) {
    this.members = members;
    this.keys = keys;
    this.ports = ports;
    this.time = time;
  }

  /** Starts {@code size} members; the store is ready when this returns, the API may need a moment more. */
  public static KubeCluster start(Path program, int size, Path under, Time time)
      throws IOException, InterruptedException {
    var keys = Files.createTempDirectory(under, "keelson-pki-");
    var users = Files.writeString(keys.resolve("users.csv"), USERS);
    var ports = Cluster.freePorts(size);
    var more = new Cluster.Arguments(List.of("server"), seat -> List.of("--bind-address=127.0.0.1",
        "--secure-port=" + ports.get(seat), "--cert-dir=" + keys, "--token-auth-file=" + users,
        "--write-kubeconfig=" + keys.resolve("m" + seat + ".conf")));
    var members = Cluster.start(new Peer("keelson", program), size, under, time, more);
    return new KubeCluster(members, keys, ports, time);
  }

  /** Where the API is served. */
  public Target target() {
    var endpoints = ports.stream().map(p -> new InetSocketAddress(InetAddress.getLoopbackAddress(), p)).toList();
    return new Target(endpoints, members::usage, time);
  }

  /** Of the administrator, at the first member. */
  public Path kubeconfig() {
    return keys.resolve("m0.conf");
  }

  /** Who signed the members' certificates. */
  public Path authorities() {
    return keys.resolve("ca.crt");
  }

  @Override
  public void close() throws IOException {
    members.close();
    try (var files = Files.walk(keys)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
