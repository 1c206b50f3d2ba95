package dev.keelson.raft.ratis;

import dev.keelson.raft.LeadershipListener;
import dev.keelson.raft.ReplicaSettings;
import dev.keelson.raft.Surroundings;
import dev.keelson.raft.checkpoint.LogKeeper;
import dev.keelson.raft.leadership.Leadership;
import dev.keelson.raft.leadership.Standing;
import dev.keelson.raft.proposal.Chunk;
import dev.keelson.raft.proposal.LogWriter;
import dev.keelson.raft.proposal.ProposalBook;
import dev.keelson.raft.proposal.Proposer;
import dev.keelson.raft.read.AppliedIndex;
import dev.keelson.raft.read.Questions;
import dev.keelson.raft.read.ReadDesk;
import dev.keelson.raft.read.Rounds;
import dev.keelson.raft.traffic.AppendTraffic;
import dev.keelson.raft.wire.Links;
import dev.keelson.raft.wire.Method;
import dev.keelson.raft.wire.NettyLoop;
import dev.keelson.raft.wire.Payload;
import dev.keelson.raft.wire.PeerDoor;
import dev.keelson.store.command.LogPosition;
import dev.keelson.store.loop.Time;
import dev.keelson.store.model.Member;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Everything of a replica that its loop owns, put together. */
final class Organs implements LogKeeper.Log {
  private static final Logger LOG = LoggerFactory.getLogger(Organs.class);

  /** How exactly deadlines are kept, and how late a leader's silent end is seen. */
  private static final Duration TICK_PERIOD = Duration.ofMillis(250);

  /** A slow line shows within a minute; among three members this is about one question a second in all. */
  private static final Duration PROBE_PERIOD = Duration.ofSeconds(5);

  final long selfId;
  final Duration electionTimeout;
  final NettyLoop loop;
  final ProposalBook book;
  final Leadership leadership;
  final AppendTraffic traffic;
  final Appenders appenders;
  final AppliedIndex applied = new AppliedIndex();
  final Links links;
  final Rounds rounds;
  final Proposer proposer;
  final LogWriter writer;
  final ReadDesk reads;
  final Questions questions;
  private final Enrolment enrolment;
  private final LeadershipListener listener;
  private final Time time;
  private final AtomicReference<@Nullable RatisNode> node = new AtomicReference<>();
  private @Nullable Farewell farewell; // set before the loop turns
  private List<Member> members = List.of();
  private Set<Long> removed = Set.of();

  Organs(ReplicaSettings settings, Surroundings around, Time time, RandomGenerator random) {
    this.time = time;
    selfId = settings.memberId();
    electionTimeout = settings.electionTimeout();
    loop = NettyLoop.start(
        "raft-" + Long.toHexString(selfId), broken -> around.faults().fault("the loop broke", broken));
    book = new ProposalBook(random, time);
    traffic = new AppendTraffic(time);
    appenders = new Appenders(traffic);
    links = new Links(loop, time, settings.clusterId(), selfId,
        urls(settings.members()), RatisProperties.messageBytesMax(settings), electionTimeout);
    leadership = new Leadership(loop, time, this::standing, around.listener(), electionTimeout);
    rounds = new Rounds(loop, leadership, appenders);
    proposer = new Proposer(loop, time, book, leadership, this::forward, selfId);
    writer = new LogWriter(loop, leadership, proposer, (term, entry) -> started().append(term, entry), selfId);
    reads = new ReadDesk(loop, time, leadership, rounds, this::leaderIndex, applied);
    questions = new Questions(loop, time, leadership, rounds, around.desk(),
        (leader, question) -> links.call(leader, Method.ASK, question));
    listener = around.listener();
    enrolment = new Enrolment(loop, time, selfId, links, new OwnGroup());
    connect();
  }

  /** The server runs: begin to look after it. */
  void start(RatisNode started) {
    node.set(started);
    loop.post(this::tick);
    loop.post(this::probe);
  }

  @Override
  public void durableTo(LogPosition position) {
    RatisNode started = node.get();
    if (started != null) { // else the next flush will tell
      started.durableTo(position);
    }
  }

  @Override
  public void purge(long index) {
    RatisNode started = node.get();
    if (started != null) {
      started.purge(index);
    }
  }

  void review() {
    leadership.review(selfId);
  }

  /** Who belongs to the cluster, and who has left it. */
  void members(List<Member> now, Set<Long> left) {
    members = List.copyOf(now);
    removed = Set.copyOf(left);
    links.reach(urls(now));
    enrol();
  }

  /** What other members may ask of this one, besides Raft itself. */
  void serve(PeerDoor door, PeerDoor.PartsHandler checkpoint) {
    door.on(Method.FORWARD, request -> form(writer.offer(Chunk.of(request)), Chunk.Answer::toBytes));
    door.on(Method.READ_INDEX,
        _ -> form(rounds.confirm(), index -> ByteBuffer.allocate(Long.BYTES).putLong(index).array()));
    door.on(Method.ASK, question -> form(questions.answer(question), Function.identity()));
    door.on(Method.PROBE, nothing -> CompletableFuture.completedFuture(Payload.of(nothing)));
    door.onParts(Method.CHECKPOINT, checkpoint);
    Farewell parting = new Farewell(time, selfId, links, door, listener);
    links.whenExpelled(parting::go);
    farewell = parting;
  }

  void stop() {
    loop.post(() -> {
      leadership.resign();
      proposer.stop();
      reads.stop();
      questions.stop();
    });
  }

  void close() {
    links.close();
    loop.close();
  }

  private void connect() {
    appenders.report((member, way, number, term) ->
        loop.post(() -> rounds.answered(member, way, number, term)));
    proposer.whileLeading(writer::turn);
    leadership.connections(links::isConnected);
    leadership.tell(_ -> rounds.standingChanged());
    leadership.tell(this::reconnect);
    leadership.tell(_ -> writer.turn());
    leadership.tell(_ -> proposer.turn());
    leadership.tell(_ -> reads.standingChanged());
    leadership.tell(_ -> questions.standingChanged());
  }

  private void tick() {
    review();
    finishInstall();
    proposer.sweep();
    reads.sweep();
    questions.sweep();
    links.sweep();
    enrol();
    loop.after(TICK_PERIOD, this::tick);
  }

  private void enrol() {
    RatisNode started = node.get();
    if (started == null) {
      return; // the next tick will
    }
    Configuration now = started.configuration();
    Farewell parting = farewell;
    if (parting != null) {
      parting.turn(now, removed);
    }
    if (leadership.standing() instanceof Standing.Leading) {
      enrolment.turn(now, members);
    }
  }

  private void probe() {
    links.probe();
    loop.after(PROBE_PERIOD, this::probe);
  }

  private void finishInstall() {
    RatisNode started = node.get();
    if (started != null) {
      try {
        started.finishInstall();
      } catch (IOException refused) {
        LOG.info("the checkpoint is not taken up yet: {}", refused.toString()); // the next tick tries again
      }
    }
  }

  private void reconnect(Standing standing) {
    if (standing instanceof Standing.Following(long _, long leader)) {
      links.reconnect(leader);
    }
  }

  private CompletableFuture<Chunk.Answer> forward(long leader, Chunk chunk) {
    return links.call(leader, Method.FORWARD, chunk.toBytes()).thenApply(Chunk.Answer::of);
  }

  private CompletableFuture<Long> leaderIndex(long leader) {
    return links.call(leader, Method.READ_INDEX, new byte[0]).thenApply(bytes -> ByteBuffer.wrap(bytes).getLong());
  }

  private static <T> CompletableFuture<Payload> form(CompletableFuture<T> answer, Function<T, byte[]> form) {
    return answer.thenApply(value -> Payload.of(form.apply(value)));
  }

  private Standing standing() {
    RatisNode started = node.get();
    return started == null ? new Standing.Leaderless(0) : started.standing();
  }

  private static Map<Long, List<String>> urls(List<Member> members) {
    return members.stream().collect(Collectors.toMap(Member::id, Member::peerUrls));
  }

  private RatisNode started() {
    RatisNode started = node.get();
    if (started == null) {
      throw new IllegalStateException("not started");
    }
    return started;
  }

  private final class OwnGroup implements Enrolment.Group {
    @Override
    public CompletableFuture<Void> configure(Configuration next) {
      return started().configure(next);
    }

    @Override
    public CompletableFuture<Void> handOver(Set<Long> voters) {
      OptionalLong heir = appenders.mostAdvanced(voters, electionTimeout);
      return heir.isPresent()
          ? started().transferLeadership(heir.getAsLong(), electionTimeout)
          : CompletableFuture.failedFuture(new IllegalStateException("no other member has answered lately"));
    }
  }
}
