package dev.keelson.raft.ratis;

import dev.keelson.raft.FaultHandler;
import dev.keelson.raft.apply.EntryApplier;
import dev.keelson.store.command.LogPosition;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.ratis.proto.RaftProtos.LogEntryProto;
import org.apache.ratis.proto.RaftProtos.RoleInfoProto;
import org.apache.ratis.protocol.Message;
import org.apache.ratis.protocol.RaftClientRequest;
import org.apache.ratis.protocol.RaftGroupId;
import org.apache.ratis.protocol.RaftGroupMemberId;
import org.apache.ratis.protocol.RaftPeerId;
import org.apache.ratis.server.RaftServer;
import org.apache.ratis.server.protocol.TermIndex;
import org.apache.ratis.server.storage.FileInfo;
import org.apache.ratis.server.storage.RaftStorage;
import org.apache.ratis.statemachine.SnapshotInfo;
import org.apache.ratis.statemachine.TransactionContext;
import org.apache.ratis.statemachine.impl.BaseStateMachine;
import org.apache.ratis.util.LifeCycle;
import org.jspecify.annotations.Nullable;

/** What Ratis takes for the state machine: passes everything on. Called by Ratis' threads. */
final class LogMachine extends BaseStateMachine {
  private final EntryApplier applier;
  private final FaultHandler faults;
  private final Events events;
  private final Map<Long, Handoff> handoffs = new ConcurrentHashMap<>();
  /** Up to here the state is on disk, and the log need not be replayed. */
  private final AtomicReference<LogPosition> durable;
  private final AtomicReference<@Nullable TermIndex> unfinished = new AtomicReference<>();

  /** What the replica wants to know. Must not block. */
  interface Events {
    /** Leadership came, went or changed: look again. */
    void leadershipChanged();

    /** An entry is committed and about to be applied here. */
    void committed(long index);

    /**
     * The leader no longer has the entries that this member needs.
     *
     * @return completes with the position of the checkpoint that has been installed instead
     */
    CompletableFuture<LogPosition> installCheckpoint(long leaderId);
  }

  LogMachine(EntryApplier applier, LogPosition applied, FaultHandler faults, Events events) {
    this.applier = applier;
    this.faults = faults;
    this.events = events;
    this.durable = new AtomicReference<>(applied);
  }

  /** The next request with this call id carries this entry. */
  void expect(long callId, Handoff handoff) {
    handoffs.put(callId, handoff);
  }

  void forget(long callId) {
    handoffs.remove(callId);
  }

  void durableTo(LogPosition position) {
    durable.set(position);
  }

  @Override
  public void initialize(RaftServer server, RaftGroupId group, RaftStorage storage) throws IOException {
    super.initialize(server, group, storage);
    LogPosition applied = durable.get();
    if (applied.index() >= 0) {
      setLastAppliedTermIndex(termIndex(applied));
    }
    getLifeCycle().startAndTransition(() -> { });
  }

  @Override
  public TransactionContext startTransaction(RaftClientRequest request) throws IOException {
    Handoff handoff = handoffs.remove(request.getCallId());
    if (handoff == null) {
      throw new IOException("this log takes entries from its own members only");
    }
    return TransactionContext.newBuilder()
        .setStateMachine(this)
        .setClientRequest(request)
        .setStateMachineContext(handoff)
        .build();
  }

  @Override
  public TransactionContext preAppendTransaction(TransactionContext transaction) throws IOException {
    if (transaction.getStateMachineContext() instanceof Handoff handoff) {
      handoff.admit();
    }
    return transaction;
  }

  @Override
  public CompletableFuture<Message> applyTransaction(TransactionContext transaction) {
    LogEntryProto entry = transaction.getLogEntry();
    LogPosition at = new LogPosition(entry.getTerm(), entry.getIndex());
    guarded(at, () -> {
      events.committed(at.index());
      applier.apply(at, entry.getStateMachineLogEntry().getLogData().toByteArray());
    });
    return CompletableFuture.completedFuture(Message.EMPTY);
  }

  @Override
  public void notifyTermIndexUpdated(long term, long index) {
    LogPosition at = new LogPosition(term, index);
    guarded(at, () -> applier.skip(at));
  }

  @Override
  public void notifyLeaderReady() {
    events.leadershipChanged();
  }

  @Override
  public void notifyNotLeader(Collection<TransactionContext> pending) {
    events.leadershipChanged();
  }

  @Override
  public void notifyLeaderChanged(RaftGroupMemberId member, RaftPeerId leader) {
    events.leadershipChanged();
  }

  @Override
  public void notifyLogFailed(Throwable cause, @Nullable LogEntryProto failed) {
    faults.fault("the log cannot be written", cause);
  }

  @Override
  public CompletableFuture<TermIndex> notifyInstallSnapshotFromLeader(RoleInfoProto role, TermIndex first) {
    RaftPeerId leader = RaftPeerId.valueOf(role.getFollowerInfo().getLeaderInfo().getId().getId());
    return events.installCheckpoint(MemberIds.of(leader)).thenApply(position -> {
      durable.set(position);
      unfinished.set(first);
      return termIndex(position);
    });
  }

  /** Before {@link #reinitialize}, as Ratis wants it; applying rests in between because the same thread does both. */
  @Override
  public void pause() {
    getLifeCycle().transition(LifeCycle.State.PAUSING);
    getLifeCycle().transition(LifeCycle.State.PAUSED);
  }

  /** The checkpoint is in place already. */
  @Override
  public void reinitialize() {
    unfinished.set(null);
    setLastAppliedTermIndex(termIndex(durable.get()));
    getLifeCycle().startAndTransition(() -> { });
  }

  /** A checkpoint is in place, but Ratis has not gone on from it: the first entry that the leader had then. */
  Optional<TermIndex> unfinishedInstall() {
    return Optional.ofNullable(unfinished.get());
  }

  @Override
  public @Nullable SnapshotInfo getLatestSnapshot() {
    LogPosition position = durable.get();
    return position.index() < 0 ? null : new Durable(termIndex(position));
  }

  private void guarded(LogPosition at, Runnable change) {
    try {
      change.run();
      updateLastAppliedTermIndex(at.term(), at.index());
    } catch (RuntimeException | Error broken) {
      faults.fault("entry " + at.index() + " of term " + at.term() + " cannot be applied", broken);
      throw broken;
    }
  }

  private static TermIndex termIndex(LogPosition position) {
    return TermIndex.valueOf(position.term(), position.index());
  }

  private record Durable(TermIndex position) implements SnapshotInfo {
    @Override
    public TermIndex getTermIndex() {
      return position;
    }

    @Override
    public List<FileInfo> getFiles() {
      return List.of();
    }
  }
}
