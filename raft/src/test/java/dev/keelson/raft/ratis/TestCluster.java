package dev.keelson.raft.ratis;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.keelson.raft.LeadershipListener;
import dev.keelson.raft.PeerPages;
import dev.keelson.raft.ReplicaSettings;
import dev.keelson.raft.Surroundings;
import dev.keelson.store.command.Command;
import dev.keelson.store.command.Reply;
import dev.keelson.store.loop.SystemTime;
import dev.keelson.store.model.Bytes;
import dev.keelson.store.model.Member;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;

/** Members of one cluster in this process, on real loopback ports, each with a {@link RecordingApplier}. */
final class TestCluster implements AutoCloseable {
  static final Duration PATIENCE = Duration.ofSeconds(20);

  final TestNetwork network = new TestNetwork();
  final Queue<String> events = new ConcurrentLinkedQueue<>();
  final Queue<Throwable> faults = new ConcurrentLinkedQueue<>();
  private final ConcurrentSkipListMap<Long, Running> running = new ConcurrentSkipListMap<>();
  private final List<Member> members = new ArrayList<>();
  private final Path directory;
  private final long snapshotEntries;
  private long starts;

  /** A member that is up. */
  record Running(long id, RatisReplica replica, RecordingApplier applier) {}

  private TestCluster(Path directory, int size, long snapshotEntries) throws IOException {
    this.directory = directory;
    this.snapshotEntries = snapshotEntries;
    for (int i = 1; i <= size; i++) {
      members.add(new Member(0xa0 + i, "", List.of("http://127.0.0.1:" + freePort()), List.of(), false));
    }
  }

  static TestCluster of(int size, Path directory) throws IOException {
    return of(size, directory, 100_000);
  }

  static TestCluster of(int size, Path directory, long snapshotEntries) throws IOException {
    TestCluster cluster = new TestCluster(directory, size, snapshotEntries);
    for (Member member : cluster.members) {
      cluster.start(member.id());
    }
    return cluster;
  }

  Running start(long id) throws IOException {
    RecordingApplier applier = new RecordingApplier(directory.resolve(Long.toHexString(id)).resolve("state"));
    Surroundings around = new Surroundings(
        applier,
        question -> CompletableFuture.completedFuture(
            (Long.toHexString(id) + " heard " + Bytes.wrap(question)).getBytes(UTF_8)),
        new Recorder(id),
        (what, cause) -> faults.add(new AssertionError(what, cause)),
        PeerPages.NONE);
    RatisReplica replica = RatisReplica.start(
        settings(id), around, new SystemTime(), new SplittableRandom(id * 1_000 + starts++), network);
    Running member = new Running(id, replica, applier);
    running.put(id, member);
    return member;
  }

  ReplicaSettings settings(long id) {
    Member self = members.stream().filter(member -> member.id() == id).findFirst().orElseThrow();
    int port = java.net.URI.create(self.peerUrls().getFirst()).getPort();
    return new ReplicaSettings(
        directory.resolve(Long.toHexString(id)).resolve("log"), 0xc1, id, members, false,
        List.of(new InetSocketAddress(InetAddress.getLoopbackAddress(), port)),
        Duration.ofMillis(100), Duration.ofMillis(500), snapshotEntries, 1_536 * 1_024, true);
  }

  void stop(long id) {
    member(id).replica().close();
    running.remove(id);
  }

  List<Running> all() {
    return List.copyOf(running.values());
  }

  Running member(long id) {
    return Objects.requireNonNull(running.get(id));
  }

  /** The one leader that the others follow, when there is one. */
  Running leader() throws Exception {
    Await.until("one leader for all", () -> leaderSeen() != 0, () -> all().stream()
        .map(member -> member.replica.status().toString()).toList().toString());
    return member(leaderSeen());
  }

  Running follower() throws Exception {
    long leader = leader().id();
    return all().stream().filter(member -> member.id() != leader).findFirst().orElseThrow();
  }

  private long leaderSeen() {
    List<Long> seen = all().stream().map(member -> member.replica().status().leaderId()).distinct().toList();
    boolean ready = seen.size() == 1 && running.containsKey(seen.getFirst())
        && member(seen.getFirst()).replica().status().leads();
    return ready ? seen.getFirst() : 0;
  }

  static Reply put(Running at, String key, String value) throws Exception {
    return at.replica().propose(putCommand(key, value), PATIENCE).get();
  }

  static Command putCommand(String key, String value) {
    return new Command.Put(Bytes.utf8(key), Bytes.utf8(value), 0, false, false, false);
  }

  /** All members have the same commands, and at least {@code count}. */
  void awaitSame(int count) throws Exception {
    Await.until("all members have the same " + count + " commands", () -> {
      List<Command> first = all().getFirst().applier().commands();
      return first.size() >= count && all().stream().allMatch(member -> member.applier().commands().equals(first));
    }, () -> all().stream().map(member -> member.applier().commands().size() + " "
        + member.replica().status()).toList().toString());
  }

  @Override
  public void close() {
    network.heal();
    all().parallelStream().forEach(member -> member.replica().close());
    if (!faults.isEmpty()) {
      throw new AssertionError("a member broke", faults.peek());
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private final class Recorder implements LeadershipListener {
    private final long id;

    private Recorder(long id) {
      this.id = id;
    }

    @Override
    public void elected(long term) {
      events.add(Long.toHexString(id) + " elected");
    }

    @Override
    public void deposed() {
      events.add(Long.toHexString(id) + " deposed");
    }
  }
}
