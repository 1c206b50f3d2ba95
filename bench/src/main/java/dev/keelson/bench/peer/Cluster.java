package dev.keelson.bench.peer;

import dev.keelson.bench.load.Target;
import dev.keelson.bench.load.Time;
import dev.keelson.bench.load.Usage;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Members of one peer on loopback with empty data directories side by side; closing it leaves nothing behind. */
public final class Cluster implements AutoCloseable {
  private record Seat(int number, int clientPort, int peerPort) {
    String name() {
      return "m" + number;
    }

    String clientUrl() {
      return "http://127.0.0.1:" + clientPort;
    }

    String peerUrl() {
      return "http://127.0.0.1:" + peerPort;
    }
  }

  private final Peer peer;
  private final Path home;
  private final Time time;
  private final List<Seat> seats;
  private final Arguments more;
  private final List<MemberProcess> members = new ArrayList<>();

  /**
   * What members are told beyond etcd's flags.
   *
   * @param first before them, such as a command of the program
   * @param last of each member, by its number
   */
  public record Arguments(List<String> first, IntFunction<List<String>> last) {
    static final Arguments NONE = new Arguments(List.of(), _ -> List.of());

    public Arguments {
      first = List.copyOf(first);
    }
  }

  private Cluster(Peer peer, Path home, Time time, List<Seat> seats, Arguments more) {
    this.peer = peer;
    this.home = home;
    this.time = time;
    this.seats = seats;
    this.more = more;
  }

  /** Starts {@code size} members and waits until all are ready. Everything they write goes below {@code under}. */
  public static Cluster start(Peer peer, int size, Path under, Time time) throws IOException, InterruptedException {
    return start(peer, size, under, time, Arguments.NONE);
  }

  /** As the other, with further arguments. */
  public static Cluster start(Peer peer, int size, Path under, Time time, Arguments more)
      throws IOException, InterruptedException {
    var cluster = new Cluster(peer, Files.createTempDirectory(under, peer.name() + "-"), time, seats(size), more);
    try {
      cluster.startMembers();
      cluster.awaitReady();
      return cluster;
    } catch (IOException | InterruptedException | RuntimeException e) {
      cluster.stopMembers();
      throw e;
    }
  }

  private static List<Seat> seats(int size) throws IOException {
    var ports = freePorts(2 * size);
    return IntStream.range(0, size).mapToObj(i -> new Seat(i, ports.get(2 * i), ports.get(2 * i + 1))).toList();
  }

  /** Ports of loopback that nobody listens on now. */
  static List<Integer> freePorts(int count) throws IOException {
    var held = new ArrayList<ServerSocket>();
    try {
      for (var i = 0; i < count; i++) {
        held.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
      }
      return held.stream().map(ServerSocket::getLocalPort).toList();
    } finally {
      for (var socket : held) {
        socket.close();
      }
    }
  }

  private void startMembers() throws IOException {
    for (var seat : seats) {
      members.add(MemberProcess.start(command(seat), home.resolve(seat.name() + ".log"), time));
    }
  }

  private List<String> command(Seat seat) {
    var flags = List.of(
        "--name=" + seat.name(),
        "--data-dir=" + home.resolve(seat.name()),
        "--listen-client-urls=" + seat.clientUrl(),
        "--advertise-client-urls=" + seat.clientUrl(),
        "--listen-peer-urls=" + seat.peerUrl(),
        "--initial-advertise-peer-urls=" + seat.peerUrl(),
        "--initial-cluster=" + seats.stream().map(s -> s.name() + "=" + s.peerUrl()).collect(Collectors.joining(",")),
        "--initial-cluster-token=" + home.getFileName(),
        "--initial-cluster-state=new",
        "--enable-v2");
    return Stream.of(List.of(peer.program().toString()), more.first(), flags, more.last().apply(seat.number()))
        .flatMap(List::stream).toList();
  }

  /** The time that the slowest member took from its start until it said that it serves clients. */
  public Duration awaitReady() throws IOException, InterruptedException {
    var slowest = Duration.ZERO;
    for (var member : members) {
      var took = member.awaitReady();
      slowest = took.compareTo(slowest) > 0 ? took : slowest;
    }
    return slowest;
  }

  /** Kills all members as {@code kill -9} does, starts them again on their data, and waits until they are ready. */
  public Duration killAndRestart() throws IOException, InterruptedException {
    for (var member : members) {
      member.kill();
    }
    members.clear();
    startMembers();
    return awaitReady();
  }

  public Target target() {
    var endpoints =
        seats.stream().map(s -> new InetSocketAddress(InetAddress.getLoopbackAddress(), s.clientPort())).toList();
    return new Target(endpoints, this::usage, time);
  }

  public Usage usage() {
    var readings = members.stream().map(MemberProcess::usage).toList();
    return new Usage(
        readings.stream().mapToLong(ProcReading::cpuNanos).sum(),
        readings.stream().mapToLong(ProcReading::rssBytes).max().orElseThrow());
  }

  /** Bytes below all data directories. */
  public long diskBytes() throws IOException {
    try (var files = Files.walk(home)) {
      return files.map(Path::toFile).filter(File::isFile).mapToLong(File::length).sum();
    }
  }

  private void stopMembers() {
    members.forEach(MemberProcess::stop);
    members.forEach(MemberProcess::awaitEnd);
  }

  @Override
  public void close() throws IOException {
    stopMembers();
    try (var files = Files.walk(home)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
