package dev.keelson.raft.ratis;

import static dev.keelson.raft.ratis.TestCluster.put;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keelson.raft.ReplicaSettings;
import dev.keelson.raft.traffic.PeerTraffic;
import dev.keelson.raft.wire.NettyLoop;
import dev.keelson.raft.wire.PeerDoor;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What survives a stop, and how a member that was away comes back. */
final class RecoveryTest {
  private static final int SNAPSHOT_ENTRIES = 20;

  @TempDir
  Path directory;

  @Test
  void a_single_member_finds_everything_again_after_a_restart() throws Exception {
    try (TestCluster cluster = TestCluster.of(1, directory)) {
      long id = cluster.leader().id();
      for (int i = 0; i < 30; i++) {
        put(cluster.leader(), "k", "v" + i);
      }
      List<?> before = cluster.leader().applier().commands();
      cluster.stop(id);
      cluster.start(id);
      cluster.leader();
      cluster.awaitSame(30);
      assertEquals(before, cluster.leader().applier().commands());
    }
  }

  @Test
  void a_member_that_was_away_catches_up_from_the_log() throws Exception {
    try (TestCluster cluster = TestCluster.of(3, directory)) {
      long away = cluster.follower().id();
      cluster.stop(away);
      for (int i = 0; i < 20; i++) {
        put(cluster.leader(), "k", "v" + i);
      }
      cluster.start(away);
      cluster.awaitSame(20);
      assertEquals(0, cluster.member(away).replica().figures().checkpointsReceived());
    }
  }

  @Test
  void a_member_that_was_away_for_too_long_gets_a_checkpoint_and_goes_on_from_there() throws Exception {
    try (TestCluster cluster = TestCluster.of(3, directory, SNAPSHOT_ENTRIES)) {
      TestCluster.Running leader = cluster.leader();
      long away = cluster.follower().id();
      cluster.stop(away);
      fillSegments(leader);
      TestCluster.Running back = cluster.start(away);
      Await.until("a checkpoint came", () -> back.replica().figures().checkpointsReceived() > 0);
      for (TestCluster.Running member : cluster.all()) {
        put(member, "k", "and on");
      }
      cluster.awaitSame(1);
      assertTrue(Files.notExists(directory.resolve(Long.toHexString(away)).resolve("log").resolve("outgoing")));
    }
  }

  @Test
  void the_log_keeps_no_more_than_what_the_state_has_not_flushed_and_one_stretch_before() throws Exception {
    try (TestCluster cluster = TestCluster.of(1, directory, SNAPSHOT_ENTRIES)) {
      TestCluster.Running leader = cluster.leader();
      fillSegments(leader);
      Await.until("the first segments are gone", () -> firstLogIndex(leader.id()) > 0);
      long id = leader.id();
      int written = leader.applier().commands().size();
      cluster.stop(id);
      cluster.start(id);
      cluster.leader();
      cluster.awaitSame(written);
    }
  }

  @Test
  void another_clusters_directory_is_refused_by_name() throws Exception {
    long id;
    ReplicaSettings settings;
    try (TestCluster cluster = TestCluster.of(1, directory)) {
      id = cluster.leader().id();
      settings = cluster.settings(id);
    }
    ReplicaSettings stranger = new ReplicaSettings(settings.directory(), 0xdead, id, settings.members(), false,
        settings.listen(), settings.heartbeat(), settings.electionTimeout(), 1, 1, true);
    IOException refused = assertThrows(IOException.class, () -> MemberDirectory.claim(stranger));
    String message = String.valueOf(refused.getMessage());
    assertTrue(message.contains("cluster c1") && message.contains("cluster dead"), message);
  }

  @Test
  void a_taken_port_is_one_clear_sentence() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        NettyLoop loop = NettyLoop.start("door", _ -> {})) {
      InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), taken.getLocalPort());
      PeerDoor door = new PeerDoor(loop, 1, 1, 1, PeerDoor.Admission.ALL, new PeerTraffic());
      IOException refused = assertThrows(IOException.class, () -> door.open(List.of(address)));
      String message = String.valueOf(refused.getMessage());
      assertTrue(message.contains(":" + taken.getLocalPort() + ": "), message);
    }
  }

  /** Three segments of the log: whole ones are purged. */
  private static void fillSegments(TestCluster.Running leader) throws Exception {
    String large = "v".repeat(1 << 19);
    for (int i = 0; i < 60; i++) {
      put(leader, "large", large + i);
    }
  }

  private long firstLogIndex(long id) throws IOException {
    Path log = directory.resolve(Long.toHexString(id)).resolve("log").resolve("ratis");
    try (Stream<Path> files = Files.walk(log)) {
      return files.map(file -> file.getFileName().toString())
          .filter(name -> name.startsWith("log_"))
          .mapToLong(name -> Long.parseLong(name.replaceAll("log_(inprogress_)?(\\d+).*", "$2")))
          .min().orElse(0);
    }
  }
}
