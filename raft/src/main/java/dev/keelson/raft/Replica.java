package dev.keelson.raft;

import dev.keelson.store.command.Command;
import dev.keelson.store.command.Reply;
import dev.keelson.store.model.Member;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * This member's part in the cluster.
 *
 * <p>Futures complete exceptionally with a {@link ReplicationException} only. They complete on a thread of this module:
 * what is chained to them must be short and must not block.
 */
public interface Replica extends AutoCloseable {
  /**
   * Replicates a command. Completes after this member itself has applied it. Follower or leader makes no difference.
   *
   * <p>Retries by itself as long as it is certain that the command was not and will not be applied; after
   * {@code timeout} the outcome is unknown.
   */
  CompletableFuture<Reply> propose(Command command, Duration timeout);

  /**
   * Completes when this member has applied everything that any member had acknowledged before the call, as confirmed by
   * a majority after the call (Raft, section 6.4). Many callers share one round.
   */
  CompletableFuture<Void> readBarrier(Duration timeout);

  /**
   * Brings a question to the leader's {@link LeaderDesk}, also when this member leads. The leader has proved its
   * leadership to a majority after the question arrived and before it answers.
   */
  CompletableFuture<byte[]> askLeader(byte[] question, Duration timeout);

  /** What this member knows about the cluster right now. Cheap. */
  RaftStatus status();

  /** What has happened since the start. Cheap. */
  ReplicaFigures figures();

  /** The entries that went to other members, and came from them. Cheap. */
  AppendFigures appends();

  /** What went to each other member and came from it, by id. Cheap. */
  Map<Long, PeerFigures> peers();

  /**
   * Who belongs to the cluster, as this member has applied it: whenever that changes, and after the start. The leader
   * brings Raft's configuration after it; a member that came is taken in once it runs.
   *
   * @param removed ids of members that have left for good
   */
  void members(List<Member> members, Set<Long> removed);

  /** For how long the connection to another member has stood; empty when it does not. Cheap. */
  Optional<Duration> connectedFor(long memberId);

  /** Hands leadership to another voter; completes when it leads. Only the leader can. */
  CompletableFuture<Void> transferLeadership(long memberId, Duration timeout);

  /** Hands leadership over if this member leads others, then stops. Idempotent. */
  @Override
  void close();
}
