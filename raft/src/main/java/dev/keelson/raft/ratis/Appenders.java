package dev.keelson.raft.ratis;

import dev.keelson.raft.read.Heartbeats;
import dev.keelson.raft.traffic.AppendTraffic;
import dev.keelson.raft.wire.Link;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.ratis.proto.RaftProtos.AppendEntriesReplyProto;
import org.apache.ratis.proto.RaftProtos.AppendEntriesReplyProto.AppendResult;
import org.apache.ratis.protocol.RaftPeer;
import org.apache.ratis.protocol.RaftPeerId;
import org.apache.ratis.server.RaftConfiguration;
import org.apache.ratis.server.RaftServer;
import org.apache.ratis.server.leader.FollowerInfo;
import org.apache.ratis.server.leader.LeaderState;
import org.apache.ratis.server.leader.LogAppender;
import org.jspecify.annotations.Nullable;

/**
 * The threads of Ratis that send to followers. Any thread.
 *
 * <p>They serve two ends of ours: rounds of heartbeats that prove leadership, and heartbeats right after a commit,
 * which tell followers of it at once instead of half an election timeout later.
 */
final class Appenders implements Heartbeats {
  private final AppendTraffic traffic;
  private final Map<RaftPeerId, PeerAppender> current = new ConcurrentHashMap<>();
  private final AtomicBoolean listening = new AtomicBoolean();
  private final AtomicReference<RaftServer.@Nullable Division> division = new AtomicReference<>();
  private final AtomicReference<Answers> answers = new AtomicReference<>((_, _, _, _) -> {});

  Appenders(AppendTraffic traffic) {
    this.traffic = traffic;
  }

  /** Hears that a follower has answered a request in the leader's term. */
  @FunctionalInterface
  interface Answers {
    void answered(long memberId, Object way, long number, long term);
  }

  void report(Answers to) {
    answers.set(to);
  }

  LogAppender add(RaftServer.Division of, LeaderState state, FollowerInfo follower, Link link) {
    division.set(of);
    PeerAppender appender = new PeerAppender(of, state, follower, link, this);
    traffic.begin(MemberIds.of(follower.getId()));
    current.put(follower.getId(), appender);
    return appender;
  }

  @Override
  public List<Beat> beats() {
    List<Beat> beats = new ArrayList<>();
    current.forEach((peer, appender) -> {
      if (appender.isRunning()) {
        beats.add(new AppenderBeat(MemberIds.of(peer), appender, appender.getCallId()));
      }
    });
    return beats;
  }

  @Override
  public boolean isMajority(Set<Long> others) {
    RaftConfiguration configuration = leading().getRaftConf();
    Collection<RaftPeer> before = configuration.getPreviousPeers();
    return isMajority(configuration.getCurrentPeers(), others) && (before.isEmpty() || isMajority(before, others));
  }

  @Override
  public long commitIndex() {
    return leading().getRaftLog().getLastCommittedIndex();
  }

  @Override
  public void listen(boolean on) {
    listening.set(on);
  }

  void lead(RaftServer.Division of) {
    division.set(of);
  }

  /** Entries up to {@code index} are committed: tells those followers that have them and do not know yet. */
  void committed(long index) {
    current.values().forEach(appender -> tellCommit(appender, index));
  }

  /** Which of these followers can take over soonest; empty when none has answered lately. */
  OptionalLong mostAdvanced(Set<Long> of, Duration lately) {
    return current.values().stream()
        .filter(PeerAppender::isRunning)
        .filter(appender -> of.contains(MemberIds.of(appender.getFollowerId())))
        .filter(appender -> appender.getFollower().getLastRpcResponseTime().elapsedTimeMs() < lately.toMillis())
        .max(Comparator.comparingLong(appender -> appender.getFollower().getMatchIndex()))
        .stream().mapToLong(appender -> MemberIds.of(appender.getFollowerId())).findFirst();
  }

  /** Entries go to a follower. */
  void sent(PeerAppender appender, long number, long bytes) {
    traffic.sent(MemberIds.of(appender.getFollowerId()), number, bytes);
  }

  /** Entries came in from the leader. */
  void received(long bytes) {
    traffic.received(bytes);
  }

  /** A follower has answered. */
  void heard(PeerAppender appender, AppendEntriesReplyProto reply) {
    AppendResult result = reply.getResult();
    traffic.answered(
        MemberIds.of(appender.getFollowerId()), reply.getServerReply().getCallId(), result == AppendResult.SUCCESS);
    // Both mean that the follower recognizes this leader in this term.
    if (listening.get() && (result == AppendResult.SUCCESS || result == AppendResult.INCONSISTENCY)) {
      answers.get().answered(
          MemberIds.of(appender.getFollowerId()), appender, reply.getServerReply().getCallId(), reply.getTerm());
    }
    if (result == AppendResult.SUCCESS) {
      tellCommit(appender, appender.getRaftLog().getLastCommittedIndex());
    }
  }

  /** A follower that does not have the entries yet comes by here again with its answer to them. */
  private static void tellCommit(PeerAppender appender, long committed) {
    FollowerInfo follower = appender.getFollower();
    if (follower.getCommitIndex() < committed && follower.getMatchIndex() >= committed) {
      appender.beat();
    }
  }

  private boolean isMajority(Collection<RaftPeer> voters, Set<Long> others) {
    RaftPeerId self = leading().getId();
    long confirmed = voters.stream()
        .filter(voter -> voter.getId().equals(self) || others.contains(MemberIds.of(voter.getId())))
        .count();
    return confirmed > voters.size() / 2;
  }

  private RaftServer.Division leading() {
    RaftServer.Division known = division.get();
    if (known == null) {
      throw new IllegalStateException("asked before the start");
    }
    return known;
  }

  private record AppenderBeat(long memberId, PeerAppender appender, long mark) implements Beat {
    @Override
    public Object way() {
      return appender;
    }

    @Override
    public void send() {
      appender.beat();
    }
  }
}
