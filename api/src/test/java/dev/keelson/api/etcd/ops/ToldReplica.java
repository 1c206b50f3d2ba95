package dev.keelson.api.etcd.ops;

import dev.keelson.raft.AppendFigures;
import dev.keelson.raft.PeerFigures;
import dev.keelson.raft.RaftStatus;
import dev.keelson.raft.Replica;
import dev.keelson.raft.ReplicaFigures;
import dev.keelson.raft.ReplicationException;
import dev.keelson.store.command.Command;
import dev.keelson.store.command.Reply;
import dev.keelson.store.meter.Histogram;
import dev.keelson.store.model.Member;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** A replica that has a leader, or has none. */
final class ToldReplica implements Replica {
  private final long leaderId;

  ToldReplica(long leaderId) {
    this.leaderId = leaderId;
  }

  @Override
  public CompletableFuture<Reply> propose(Command command, Duration timeout) {
    return noLeader();
  }

  @Override
  public CompletableFuture<Void> readBarrier(Duration timeout) {
    return leaderId == 0 ? noLeader() : CompletableFuture.completedFuture(null);
  }

  @Override
  public CompletableFuture<byte[]> askLeader(byte[] question, Duration timeout) {
    return noLeader();
  }

  @Override
  public RaftStatus status() {
    return new RaftStatus(2, leaderId, leaderId != 0, 11, 10);
  }

  @Override
  public ReplicaFigures figures() {
    var fsyncs = new Histogram(List.of(0.001, 0.002), List.of(4L, 2L, 0L), 0.0125);
    return new ReplicaFigures(0, 0, 3, leaderId != 0, 0, 0, fsyncs, 0, 0);
  }

  @Override
  public AppendFigures appends() {
    var nothing = new AppendFigures.Flow(0, 0, 0);
    return new AppendFigures(nothing, nothing, Map.of());
  }

  @Override
  public Map<Long, PeerFigures> peers() {
    return Map.of();
  }

  @Override
  public void members(List<Member> members, Set<Long> removed) {}

  @Override
  public Optional<Duration> connectedFor(long memberId) {
    return Optional.empty();
  }

  @Override
  public CompletableFuture<Void> transferLeadership(long memberId, Duration timeout) {
    return noLeader();
  }

  @Override
  public void close() {}

  private static <A> CompletableFuture<A> noLeader() {
    return CompletableFuture.failedFuture(
        new ReplicationException(ReplicationException.Kind.TIMED_OUT, "no answer in time"));
  }
}
