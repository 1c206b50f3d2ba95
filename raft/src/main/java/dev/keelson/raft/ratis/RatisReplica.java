package dev.keelson.raft.ratis;

import dev.keelson.raft.AppendFigures;
import dev.keelson.raft.FaultHandler;
import dev.keelson.raft.PeerFigures;
import dev.keelson.raft.RaftStatus;
import dev.keelson.raft.Replica;
import dev.keelson.raft.ReplicaFigures;
import dev.keelson.raft.ReplicaSettings;
import dev.keelson.raft.ReplicationException.Kind;
import dev.keelson.raft.ReplicationException;
import dev.keelson.raft.Surroundings;
import dev.keelson.raft.apply.ApplierGate;
import dev.keelson.raft.apply.EntryApplier;
import dev.keelson.raft.checkpoint.CheckpointSender;
import dev.keelson.raft.checkpoint.LogKeeper;
import dev.keelson.raft.proposal.Limits;
import dev.keelson.raft.wire.PeerDoor;
import dev.keelson.store.command.Command;
import dev.keelson.store.command.CommandCodec;
import dev.keelson.store.command.LogPosition;
import dev.keelson.store.command.Reply;
import dev.keelson.store.loop.Time;
import dev.keelson.store.model.Member;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A replica on Apache Ratis. Starts, stops, and passes calls on to its organs. */
public final class RatisReplica implements Replica {
  private static final Logger LOG = LoggerFactory.getLogger(RatisReplica.class);

  /** Of the two seconds that a stop may take. */
  private static final Duration HAND_OVER_MAX = Duration.ofMillis(800);

  private final Organs organs;
  private final RatisNode node;
  private final LogKeeper keeper;
  private final CheckpointSender sender;
  private final int requestBytesMax;
  private final AtomicBoolean closed = new AtomicBoolean();

  private RatisReplica(
      Organs organs, RatisNode node, LogKeeper keeper, CheckpointSender sender, int requestBytesMax) {
    this.organs = organs;
    this.node = node;
    this.keeper = keeper;
    this.sender = sender;
    this.requestBytesMax = requestBytesMax;
  }

  /**
   * Starts this member. Returns when it listens and knows its log; a leader is found later.
   *
   * @throws IOException when an address cannot be listened on, or the directory is not this member's, or is broken
   */
  public static RatisReplica start(
      ReplicaSettings settings, Surroundings around, Time time, RandomGenerator random) throws IOException {
    return start(settings, around, time, random, PeerDoor.Admission.ALL);
  }

  /** @param admission for tests: whom other members may be heard by */
  static RatisReplica start(
      ReplicaSettings settings,
      Surroundings around,
      Time time,
      RandomGenerator random,
      PeerDoor.Admission admission)
      throws IOException {
    Organs organs = new Organs(settings, around, time, random);
    FaultHandler faults = once(around.faults());
    ApplierGate gate = new ApplierGate(around.applier());
    LogPosition applied = gate.applied();
    organs.applied.advance(applied.index());
    LogKeeper keeper = new LogKeeper(
        gate, organs.links, settings.directory().resolve("incoming"), settings.snapshotEntries(), faults);
    CheckpointSender sender = new CheckpointSender(around.applier(), settings.directory().resolve("outgoing"));
    Progress progress = new Progress(organs, keeper);
    EntryApplier applier = new EntryApplier(gate, organs.book, settings.memberId(), progress);
    LogMachine machine = new LogMachine(applier, applied, faults, new MachineEvents(organs, keeper, progress));
    PeerDoor door = new PeerDoor(organs.loop, settings.clusterId(), settings.memberId(),
        RatisProperties.messageBytesMax(settings), admission, organs.links.traffic());
    door.show(around.pages());
    organs.serve(door, sender::send);
    try {
      RatisNode node = RatisNode.start(
          settings, machine, new PeerRpc.Parts(organs.links, door, settings.listen(), organs.appenders));
      organs.start(node);
      return new RatisReplica(organs, node, keeper, sender, settings.requestBytesMax());
    } catch (IOException | RuntimeException refused) {
      keeper.close();
      organs.close();
      throw refused;
    }
  }

  @Override
  public CompletableFuture<Reply> propose(Command command, Duration timeout) {
    byte[] bytes = CommandCodec.encode(command);
    if (bytes.length > requestBytesMax + Limits.COMMAND_OVERHEAD_BYTES) {
      return failed(
          Kind.TOO_LARGE, "a command of %d bytes, at most %d may be".formatted(bytes.length, requestBytesMax));
    }
    return closed.get() ? stopped() : organs.proposer.propose(bytes, timeout);
  }

  @Override
  public CompletableFuture<Void> readBarrier(Duration timeout) {
    return closed.get() ? stopped() : organs.reads.barrier(timeout);
  }

  @Override
  public CompletableFuture<byte[]> askLeader(byte[] question, Duration timeout) {
    return closed.get() ? stopped() : organs.questions.ask(question, timeout);
  }

  @Override
  public RaftStatus status() {
    return node.status(organs.applied.index());
  }

  @Override
  public ReplicaFigures figures() {
    return new ReplicaFigures(
        organs.book.failed(),
        organs.book.size(),
        organs.leadership.changes(),
        status().leaderId() != 0,
        keeper.flushes(),
        organs.rounds.repeated(),
        node.syncs(),
        sender.sent(),
        keeper.received());
  }

  @Override
  public Map<Long, PeerFigures> peers() {
    return organs.links.traffic().figures();
  }

  @Override
  public AppendFigures appends() {
    return organs.traffic.figures();
  }

  @Override
  public void members(List<Member> members, Set<Long> removed) {
    organs.loop.post(() -> organs.members(members, removed));
  }

  @Override
  public Optional<Duration> connectedFor(long memberId) {
    return organs.links.connectedFor(memberId);
  }

  @Override
  public CompletableFuture<Void> transferLeadership(long memberId, Duration timeout) {
    RaftStatus now = status();
    if (!now.leads()) {
      return failed(Kind.NOT_LEADER, "only the leader can hand leadership over");
    }
    if (!node.isVoter(memberId)) {
      return failed(Kind.BAD_TRANSFEREE, "member %x does not vote".formatted(memberId));
    }
    if (memberId == organs.selfId) {
      return CompletableFuture.completedFuture(null);
    }
    return node.transferLeadership(memberId, timeout).exceptionallyCompose(
        late -> failed(
                Kind.TIMED_OUT, "member %x did not take over in time: %s".formatted(memberId, late.getMessage())));
  }

  @Override
  public void close() {
    if (!closed.compareAndSet(false, true)) {
      return;
    }
    handOver();
    organs.stop();
    keeper.close();
    try {
      node.close();
    } catch (IOException late) {
      LOG.warn("the log did not close properly", late);
    }
    organs.close();
  }

  private void handOver() {
    if (!status().leads()) {
      return;
    }
    organs.appenders.mostAdvanced(node.configuration().voters(), organs.electionTimeout).ifPresent(member -> {
      try {
        node.transferLeadership(member, HAND_OVER_MAX).get(HAND_OVER_MAX.toMillis(), TimeUnit.MILLISECONDS);
      } catch (ExecutionException | TimeoutException refused) {
        LOG.info("leadership was not handed over: {}", refused.getMessage());
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      }
    });
  }

  /** The first fault says what happened; those that follow from it would only hide it. */
  private static FaultHandler once(FaultHandler faults) {
    AtomicBoolean told = new AtomicBoolean();
    return (what, cause) -> {
      if (told.compareAndSet(false, true)) {
        faults.fault(what, cause);
      }
    };
  }

  private static <T> CompletableFuture<T> stopped() {
    return failed(Kind.STOPPED, "this member is stopping");
  }

  private static <T> CompletableFuture<T> failed(Kind kind, String message) {
    return CompletableFuture.failedFuture(new ReplicationException(kind, message));
  }

  private record MachineEvents(Organs organs, LogKeeper keeper, Progress progress) implements LogMachine.Events {
    @Override
    public void leadershipChanged() {
      organs.loop.post(organs::review);
    }

    @Override
    public void committed(long index) {
      organs.appenders.committed(index);
    }

    @Override
    public CompletableFuture<LogPosition> installCheckpoint(long leaderId) {
      return keeper.install(leaderId, progress::jumped);
    }
  }
}
