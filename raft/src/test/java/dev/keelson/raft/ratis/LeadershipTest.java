package dev.keelson.raft.ratis;

import static dev.keelson.raft.ratis.TestCluster.PATIENCE;
import static dev.keelson.raft.ratis.TestCluster.put;
import static dev.keelson.raft.ratis.TestCluster.putCommand;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import dev.keelson.raft.ReplicationException;
import dev.keelson.raft.ReplicationException.Kind;
import dev.keelson.store.command.Command;
import dev.keelson.store.model.Bytes;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who leads, how leadership moves, and what clients hear when there is none. */
final class LeadershipTest {
  @TempDir
  Path directory;

  @Test
  void leadership_goes_to_the_member_that_was_named() throws Exception {
    try (TestCluster cluster = TestCluster.of(3, directory)) {
      TestCluster.Running old = cluster.leader();
      long heir = cluster.follower().id();
      old.replica().transferLeadership(heir, PATIENCE).get();
      assertEquals(heir, cluster.leader().id());
      put(old, "k", "v");
      Await.until("both were told", () -> cluster.events.contains(Long.toHexString(old.id()) + " deposed")
          && cluster.events.contains(Long.toHexString(heir) + " elected"));
    }
  }

  @Test
  void only_the_leader_transfers_and_only_to_a_voter() throws Exception {
    try (TestCluster cluster = TestCluster.of(3, directory)) {
      TestCluster.Running leader = cluster.leader();
      assertEquals(Kind.NOT_LEADER, kindOf(cluster.follower().replica().transferLeadership(leader.id(), PATIENCE)));
      assertEquals(Kind.BAD_TRANSFEREE, kindOf(leader.replica().transferLeadership(0xbad, PATIENCE)));
    }
  }

  @Test
  void a_leader_that_stops_leaves_a_leader_behind() throws Exception {
    try (TestCluster cluster = TestCluster.of(3, directory)) {
      TestCluster.Running old = cluster.leader();
      put(old, "k", "v");
      cluster.stop(old.id());
      put(cluster.follower(), "k", "w");
      cluster.awaitSame(2);
      assertEquals(Kind.STOPPED, kindOf(old.replica().readBarrier(PATIENCE)));
    }
  }

  @Test
  void without_a_majority_a_write_waits_for_its_deadline_and_is_taken_up_when_one_returns() throws Exception {
    try (TestCluster cluster = TestCluster.of(3, directory)) {
      cluster.leader();
      TestCluster.Running left = cluster.all().getFirst();
      List<Long> away = cluster.all().stream().map(TestCluster.Running::id).filter(id -> id != left.id()).toList();
      for (long id : away) {
        cluster.stop(id);
      }
      Await.until("nobody leads", () -> left.replica().status().leaderId() == 0);
      assertEquals(Kind.NO_LEADER, kindOf(left.replica().propose(putCommand("k", "short"), Duration.ofMillis(300))));
      assertEquals(Kind.NO_LEADER, kindOf(left.replica().readBarrier(Duration.ofMillis(300))));
      CompletableFuture<?> patient = left.replica().propose(putCommand("k", "long"), PATIENCE);
      cluster.start(away.getFirst());
      patient.get();
      assertEquals(List.of(putCommand("k", "long")), left.applier().commands());
    }
  }

  @Test
  void a_command_that_is_too_large_is_refused_and_the_largest_is_not() throws Exception {
    try (TestCluster cluster = TestCluster.of(3, directory)) {
      TestCluster.Running follower = cluster.follower();
      Command largest = new Command.Put(
          Bytes.utf8("k"), Bytes.wrap(new byte[1_536 * 1_024 - 100]), 0, false, false, false);
      follower.replica().propose(largest, PATIENCE).get();
      Command larger = new Command.Put(
          Bytes.utf8("k"), Bytes.wrap(new byte[1_536 * 1_024 + 100]), 0, false, false, false);
      assertEquals(Kind.TOO_LARGE, kindOf(follower.replica().propose(larger, PATIENCE)));
      cluster.awaitSame(1);
      assertTrue(cluster.faults.isEmpty());
    }
  }

  private static Kind kindOf(CompletableFuture<?> failing) {
    ExecutionException failed = assertThrows(ExecutionException.class, failing::get);
    return failed.getCause() instanceof ReplicationException weather ? weather.kind() : fail(failed);
  }
}
