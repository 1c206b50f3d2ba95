package dev.keelson.raft.ratis;

import dev.keelson.raft.wire.Link;
import dev.keelson.raft.wire.Method;
import java.io.IOException;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.ratis.proto.RaftProtos.AppendEntriesReplyProto;
import org.apache.ratis.proto.RaftProtos.AppendEntriesRequestProto;
import org.apache.ratis.proto.RaftProtos.InstallSnapshotReplyProto;
import org.apache.ratis.proto.RaftProtos.InstallSnapshotRequestProto;
import org.apache.ratis.server.RaftServer;
import org.apache.ratis.server.leader.FollowerInfo;
import org.apache.ratis.server.leader.LeaderState;
import org.apache.ratis.server.leader.LogAppenderBase;
import org.apache.ratis.server.protocol.TermIndex;
import org.apache.ratis.server.raftlog.RaftLogIOException;
import org.apache.ratis.thirdparty.com.google.protobuf.InvalidProtocolBufferException;
import org.apache.ratis.util.Timestamp;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the leader's log to one follower: entries as soon as there are any, several requests under way (Raft §10.2.1),
 * and a heartbeat when there are none. A thread of Ratis' runs {@link #run}; heartbeats may be sent from any thread,
 * answers come on the replica's loop. Its lock orders what is sent.
 */
final class PeerAppender extends LogAppenderBase {
  private static final Logger LOG = LoggerFactory.getLogger(PeerAppender.class);

  /** Requests with entries that are under way to one follower. */
  private static final int APPENDS_OPEN_MAX = 8;

  /** Heartbeats without an answer: a follower that answers none of so many is not asked more. */
  private static final int BEATS_OPEN_MAX = 64;

  /** A follower that has not answered a request for so long is tried on a new connection. */
  private static final Duration ANSWER_MAX = Duration.ofSeconds(3);

  /** Before asking again a follower that cannot be reached, or that is fetching a checkpoint. */
  private static final long PAUSE_MILLIS = 100;

  private final Link link;
  private final Appenders appenders;
  private final Map<Long, Sent> open = new HashMap<>();
  private int appendsOpen;
  private boolean answered;
  private long nextCall = 1;

  /** @param firstIndex of the entries that went; empty for a heartbeat */
  private record Sent(long call, OptionalLong firstIndex, Timestamp at) {}

  PeerAppender(RaftServer.Division division, LeaderState state, FollowerInfo follower, Link link, Appenders appenders) {
    super(division, state, follower);
    this.link = link;
    this.appenders = appenders;
  }

  @Override
  public synchronized long getCallId() {
    return nextCall;
  }

  @Override
  public Comparator<Long> getCallIdComparator() {
    return (one, other) -> Long.signum(one - other);
  }

  @Override
  public synchronized boolean hasPendingDataRequests() {
    return appendsOpen > 0;
  }

  @Override
  public void run() throws InterruptedException, IOException {
    append(true); // tells the follower who leads now
    while (isRunning()) {
      boolean pause = !link.isUsable();
      if (!pause && shouldSendAppendEntries()) {
        TermIndex first = shouldNotifyToInstallSnapshot();
        if (first != null) {
          announceCheckpoint(first);
        }
        boolean beatOnly = first != null || !hasRoom();
        pause = (!append(beatOnly) && !beatOnly) || first != null;
      }
      getLeaderState().checkHealth(getFollower());
      await(pause);
    }
  }

  /** A heartbeat at once. Any thread. */
  void beat() {
    if (!isRunning() || !link.isUsable()) {
      return;
    }
    try {
      append(true);
    } catch (RaftLogIOException | RuntimeException unreadable) {
      LOG.debug("{}: no heartbeat", this, unreadable); // the log is closing, or its own thread reports the fault
    }
  }

  /**
   * A heartbeat always tells the commit index. While entries are under way Ratis leaves the previous entry out of it,
   * and without that the follower takes no commit index; the last entry that the follower has confirmed does as well.
   * Under load this brings commits to followers one disk write earlier.
   */
  @Override
  public @Nullable AppendEntriesRequestProto newAppendEntriesRequest(long call, boolean heartbeat)
      throws RaftLogIOException {
    AppendEntriesRequestProto request = super.newAppendEntriesRequest(call, heartbeat);
    if (request == null || request.getEntriesCount() > 0 || request.hasPreviousLog()) {
      return request;
    }
    TermIndex confirmed = getRaftLog().getTermIndex(getFollower().getMatchIndex());
    return confirmed == null
        ? request
        : getLeaderState().newAppendEntriesRequestProto(getFollower(), List.of(), confirmed, call);
  }

  private void await(boolean pause) throws InterruptedException {
    long wait = getHeartbeatWaitTimeMs();
    if (pause) {
      wait = Math.clamp(wait, PAUSE_MILLIS / 2, PAUSE_MILLIS);
    } else if (hasAppendEntries() && hasRoom()) {
      wait = 0;
    }
    if (wait > 0) {
      getEventAwaitForSignal().await(wait, TimeUnit.MILLISECONDS);
    }
  }

  /** Until a follower has answered once, one request at a time finds out where its log ends. */
  private synchronized boolean hasRoom() {
    return appendsOpen < (answered ? APPENDS_OPEN_MAX : 1);
  }

  private synchronized boolean append(boolean heartbeat) throws RaftLogIOException {
    if (heartbeat && open.size() - appendsOpen >= BEATS_OPEN_MAX) {
      return false;
    }
    resetHeartbeatTrigger(); // before the number is taken: who wants a later one triggers again
    AppendEntriesRequestProto request = newAppendEntriesRequest(nextCall++, heartbeat);
    if (request == null) {
      return false;
    }
    send(request);
    return true;
  }

  private void send(AppendEntriesRequestProto request) {
    int count = request.getEntriesCount();
    Sent sent = new Sent(request.getServerRequest().getCallId(),
        count == 0 ? OptionalLong.empty() : OptionalLong.of(request.getEntries(0).getIndex()), Timestamp.currentTime());
    open.put(sent.call, sent);
    if (count > 0) {
      appendsOpen++;
      appenders.sent(this, sent.call, request.getSerializedSize());
      getFollower().increaseNextIndex(request.getEntries(count - 1).getIndex() + 1);
    }
    getFollower().updateLastRpcSendTime(count == 0);
    CompletableFuture<byte[]> _ = link.callOrBreak(Method.APPEND, RaftMessages.payload(request), ANSWER_MAX)
        .whenComplete((bytes, lost) -> {
          if (bytes == null) {
            lost(sent);
          } else {
            answered(sent, bytes);
          }
        });
  }

  private void answered(Sent sent, byte[] bytes) {
    forget(sent);
    if (!isRunning()) {
      return;
    }
    FollowerInfo follower = getFollower();
    follower.updateLastRespondedAppendEntriesSendTime(sent.at);
    follower.updateLastRpcResponseTime();
    try {
      heard(sent, RaftMessages.parse(AppendEntriesReplyProto.parser(), bytes));
    } catch (InvalidProtocolBufferException | RuntimeException broken) {
      LOG.warn("{}: an answer came to nothing: {}", this, broken.toString()); // so when the log closed meanwhile
    }
  }

  private void heard(Sent sent, AppendEntriesReplyProto reply) {
    FollowerInfo follower = getFollower();
    switch (reply.getResult()) {
      case SUCCESS -> {
        getLeaderState().onFollowerCommitIndex(follower, reply.getFollowerCommit());
        if (follower.updateMatchIndex(reply.getMatchIndex())) {
          follower.updateNextIndex(reply.getMatchIndex() + 1);
          getLeaderState().onFollowerSuccessAppendEntries(follower);
        }
      }
      case INCONSISTENCY -> goBack(getNextIndexForInconsistency(sent.firstIndex.orElse(-1), reply.getNextIndex()));
      case NOT_LEADER -> {
        LOG.info("{}: the follower is in term {}", this, reply.getTerm());
        if (onFollowerTerm(reply.getTerm())) {
          return;
        }
      }
      case UNRECOGNIZED -> LOG.warn("{}: an answer of a kind unknown to this release", this);
    }
    getLeaderState().onAppendEntriesReply(this, reply);
    appenders.heard(this, reply);
    if (hasAppendEntries()) {
      notifyLogAppender();
    }
  }

  private synchronized void forget(Sent sent) {
    answered = true;
    if (open.remove(sent.call) != null && sent.firstIndex.isPresent()) {
      appendsOpen--;
    }
  }

  /** What was sent after the entry that does not fit does not fit either. */
  private synchronized void goBack(long next) {
    open.clear();
    appendsOpen = 0;
    getFollower().setNextIndex(next);
  }

  /** The connection broke: whatever has not been answered is sent again, from the first entry on. */
  private synchronized void lost(Sent sent) {
    if (!open.containsKey(sent.call)) {
      return;
    }
    answered = false;
    OptionalLong first = open.values().stream().flatMapToLong(one -> one.firstIndex.stream()).min();
    open.clear();
    appendsOpen = 0;
    first.ifPresent(index -> getFollower().computeNextIndex(
        next -> Math.max(getFollower().getMatchIndex() + 1, Math.min(next, index))));
  }

  /** The follower fetches the state by itself; it says at once how far it is. */
  private void announceCheckpoint(TermIndex first) throws InterruptedException {
    InstallSnapshotRequestProto request = newInstallSnapshotNotificationRequest(first);
    getFollower().updateLastRpcSendTime(false);
    try {
      byte[] answer = link.call(Method.ANNOUNCE_CHECKPOINT, RaftMessages.payload(request), ANSWER_MAX)
          .get(2 * ANSWER_MAX.toMillis(), TimeUnit.MILLISECONDS);
      getFollower().updateLastRpcResponseTime();
      heard(RaftMessages.parse(InstallSnapshotReplyProto.parser(), answer));
    } catch (ExecutionException | TimeoutException | InvalidProtocolBufferException refused) {
      LOG.info("{}: the checkpoint was not announced: {}", this, refused.toString());
    }
  }

  private void heard(InstallSnapshotReplyProto reply) {
    FollowerInfo follower = getFollower();
    switch (reply.getResult()) {
      case SUCCESS, SNAPSHOT_UNAVAILABLE -> follower.setAttemptedToInstallSnapshot();
      case ALREADY_INSTALLED, SNAPSHOT_INSTALLED -> {
        long index = reply.getSnapshotIndex();
        LOG.info("{}: the follower goes on from a checkpoint up to {}", this, index);
        follower.setSnapshotIndex(index);
        follower.setAttemptedToInstallSnapshot();
        getLeaderState().onFollowerCommitIndex(follower, index);
        follower.updateNextIndex(index + 1);
      }
      case NOT_LEADER -> onFollowerTerm(reply.getTerm());
      case IN_PROGRESS -> { } // it will be asked again
      case CONF_MISMATCH, SNAPSHOT_EXPIRED, UNRECOGNIZED ->
          LOG.warn("{}: the follower does not take the checkpoint: {}", this, reply.getResult());
    }
  }
}
