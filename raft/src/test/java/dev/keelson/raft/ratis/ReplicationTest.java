package dev.keelson.raft.ratis;

import static dev.keelson.raft.ratis.TestCluster.PATIENCE;
import static dev.keelson.raft.ratis.TestCluster.put;
import static dev.keelson.raft.ratis.TestCluster.putCommand;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keelson.raft.AppendFigures;
import dev.keelson.raft.PeerFigures;
import dev.keelson.store.command.Reply;
import dev.keelson.store.model.Bytes;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What clients of a healthy cluster may rely on. */
final class ReplicationTest {
  @TempDir
  Path directory;

  @Test
  void a_single_member_leads_itself_and_applies_what_is_proposed() throws Exception {
    try (TestCluster cluster = TestCluster.of(1, directory)) {
      assertEquals(new Reply.Done(1), put(cluster.leader(), "k", "v"));
      cluster.leader().replica().readBarrier(PATIENCE).get();
      assertEquals(Optional.of(Bytes.utf8("v")), cluster.leader().applier().value(Bytes.utf8("k")));
    }
  }

  @Test
  void an_answered_write_is_applied_on_the_member_that_was_asked_whoever_leads() throws Exception {
    try (TestCluster cluster = TestCluster.of(3, directory)) {
      cluster.leader();
      int written = 0;
      for (int round = 0; round < 5; round++) {
        for (TestCluster.Running member : cluster.all()) {
          put(member, "k", "v" + written++);
          assertEquals(written, member.applier().commands().size());
        }
      }
      cluster.awaitSame(written);
    }
  }

  @Test
  void a_read_behind_the_barrier_sees_what_another_member_has_acknowledged() throws Exception {
    try (TestCluster cluster = TestCluster.of(3, directory)) {
      cluster.leader();
      for (int i = 0; i < 20; i++) {
        TestCluster.Running writer = cluster.all().get(i % 3);
        TestCluster.Running reader = cluster.all().get((i / 3) % 3);
        put(writer, "k", "v" + i);
        reader.replica().readBarrier(PATIENCE).get();
        assertEquals(Optional.of(Bytes.utf8("v" + i)), reader.applier().value(Bytes.utf8("k")));
      }
    }
  }

  @Test
  void many_commands_at_once_share_entries_and_each_is_applied_once() throws Exception {
    try (TestCluster cluster = TestCluster.of(3, directory)) {
      cluster.leader();
      List<CompletableFuture<Reply>> replies = new ArrayList<>();
      for (int i = 0; i < 3_000; i++) {
        replies.add(cluster.all().get(i % 3).replica().propose(putCommand("k", "v" + i), PATIENCE));
      }
      for (CompletableFuture<Reply> reply : replies) {
        reply.get();
      }
      cluster.awaitSame(3_000);
      assertEquals(3_000, cluster.leader().applier().commands().stream().distinct().count());
      assertTrue(cluster.leader().applier().applied().index() < 1_500,
          "entries: " + cluster.leader().applier().applied());
    }
  }

  @Test
  void appends_are_counted_where_they_are_sent_received_and_answered() throws Exception {
    try (TestCluster cluster = TestCluster.of(3, directory)) {
      TestCluster.Running leader = cluster.leader();
      put(leader, "k", "v");
      cluster.awaitSame(1);
      AppendFigures atLeader = leader.replica().appends();
      assertEquals(2, atLeader.followers().size());
      assertTrue(atLeader.sent().count() >= 2, atLeader::toString);
      assertTrue(atLeader.followers().values().stream().anyMatch(follower -> follower.succeeded() > 0),
          atLeader::toString);
      for (TestCluster.Running member : cluster.all()) {
        boolean follows = member.id() != leader.id();
        assertEquals(follows, member.replica().appends().received().count() > 0, member.toString());
      }
    }
  }

  @Test
  void every_member_counts_what_goes_to_each_other_and_how_long_an_answer_takes() throws Exception {
    try (TestCluster cluster = TestCluster.of(3, directory)) {
      TestCluster.Running follower = cluster.follower();
      put(follower, "k", "v");
      long leader = cluster.leader().id();
      PeerFigures toLeader = Objects.requireNonNull(follower.replica().peers().get(leader));
      assertTrue(toLeader.sentBytes() > 0 && toLeader.receivedBytes() > 0, toLeader::toString);
      for (TestCluster.Running member : cluster.all()) {
        Await.until("both others have answered " + member.id(), () -> member.replica().peers().values().stream()
            .filter(peer -> peer.roundTrips().sumSeconds() > 0).count() == 2);
      }
    }
  }

  @Test
  void a_question_reaches_the_leader_from_every_member() throws Exception {
    try (TestCluster cluster = TestCluster.of(3, directory)) {
      String leader = Long.toHexString(cluster.leader().id());
      for (TestCluster.Running member : cluster.all()) {
        byte[] answer = member.replica().askLeader("what".getBytes(StandardCharsets.UTF_8), PATIENCE).get();
        assertEquals(leader + " heard what", new String(answer, StandardCharsets.UTF_8));
      }
    }
  }
}
