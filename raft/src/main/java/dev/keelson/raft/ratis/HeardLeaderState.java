package dev.keelson.raft.ratis;

import java.util.List;
import java.util.function.BiConsumer;
import org.apache.ratis.proto.RaftProtos.AppendEntriesReplyProto;
import org.apache.ratis.proto.RaftProtos.AppendEntriesRequestProto;
import org.apache.ratis.proto.RaftProtos.LogEntryProto;
import org.apache.ratis.server.leader.FollowerInfo;
import org.apache.ratis.server.leader.LeaderState;
import org.apache.ratis.server.leader.LogAppender;
import org.apache.ratis.server.protocol.TermIndex;

/** Ratis' own leader state; somebody else hears the answers of followers too. */
final class HeardLeaderState implements LeaderState {
  private final LeaderState state;
  private final BiConsumer<LogAppender, AppendEntriesReplyProto> ear;

  HeardLeaderState(LeaderState state, BiConsumer<LogAppender, AppendEntriesReplyProto> ear) {
    this.state = state;
    this.ear = ear;
  }

  @Override
  public void onAppendEntriesReply(LogAppender appender, AppendEntriesReplyProto reply) {
    state.onAppendEntriesReply(appender, reply);
    ear.accept(appender, reply);
  }

  @Override
  public void restart(LogAppender appender) {
    state.restart(appender);
  }

  @Override
  public AppendEntriesRequestProto newAppendEntriesRequestProto(
      FollowerInfo follower, List<LogEntryProto> entries, TermIndex previous, long callId) {
    return state.newAppendEntriesRequestProto(follower, entries, previous, callId);
  }

  @Override
  public void checkHealth(FollowerInfo follower) {
    state.checkHealth(follower);
  }

  @Override
  public boolean onFollowerTerm(FollowerInfo follower, long followerTerm) {
    return state.onFollowerTerm(follower, followerTerm);
  }

  @Override
  public void onFollowerCommitIndex(FollowerInfo follower, long commitIndex) {
    state.onFollowerCommitIndex(follower, commitIndex);
  }

  @Override
  public void onFollowerSuccessAppendEntries(FollowerInfo follower) {
    state.onFollowerSuccessAppendEntries(follower);
  }

  @Override
  public boolean isFollowerBootstrapping(FollowerInfo follower) {
    return state.isFollowerBootstrapping(follower);
  }
}
