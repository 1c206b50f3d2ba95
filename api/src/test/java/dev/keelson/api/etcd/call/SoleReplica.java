package dev.keelson.api.etcd.call;

import dev.keelson.raft.AppendFigures;
import dev.keelson.raft.LeaderDesk;
import dev.keelson.raft.PeerFigures;
import dev.keelson.raft.RaftStatus;
import dev.keelson.raft.Replica;
import dev.keelson.raft.ReplicaFigures;
import dev.keelson.raft.ReplicationException;
import dev.keelson.store.command.Applier;
import dev.keelson.store.command.Command;
import dev.keelson.store.command.LogPosition;
import dev.keelson.store.command.Reply;
import dev.keelson.store.command.Submission;
import dev.keelson.store.meter.Histogram;
import dev.keelson.store.model.Member;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** A cluster of one without a log: applies at once, and leads as long as the test says so. */
public final class SoleReplica implements Replica {
  private static final long ID = 8;

  private final Applier applier;
  private final LeaderDesk desk;
  private final List<Command> proposed = new ArrayList<>();
  private long index;
  private boolean leads = true;

  public SoleReplica(Applier applier, LeaderDesk desk) {
    this.applier = applier;
    this.desk = desk;
  }

  public void leads(boolean does) {
    leads = does;
  }

  /** Everything that was proposed while it led. */
  public List<Command> proposed() {
    return proposed;
  }

  @Override
  public CompletableFuture<Reply> propose(Command command, Duration timeout) {
    return whileLeading(() -> {
      proposed.add(command);
      var at = new LogPosition(1, index++);
      return CompletableFuture.completedFuture(applier.apply(at, List.of(new Submission(command, true))).getFirst());
    });
  }

  @Override
  public CompletableFuture<Void> readBarrier(Duration timeout) {
    return whileLeading(() -> CompletableFuture.runAsync(() -> {}, Runnable::run));
  }

  @Override
  public CompletableFuture<byte[]> askLeader(byte[] question, Duration timeout) {
    return whileLeading(() -> desk.answer(question));
  }

  @Override
  public RaftStatus status() {
    return new RaftStatus(3, leads ? ID : 0, leads, index, index);
  }

  @Override
  public ReplicaFigures figures() {
    return new ReplicaFigures(0, 0, 0, leads, 0, 0, new Histogram(List.of(), List.of(0L), 0), 0, 0);
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
    return failed(ReplicationException.Kind.BAD_TRANSFEREE);
  }

  @Override
  public void close() {}

  private <A> CompletableFuture<A> whileLeading(Supplier<CompletableFuture<A>> work) {
    return leads ? work.get() : failed(ReplicationException.Kind.NO_LEADER);
  }

  private static <A> CompletableFuture<A> failed(ReplicationException.Kind kind) {
    return CompletableFuture.failedFuture(new ReplicationException(kind, "as the test wants it"));
  }
}
