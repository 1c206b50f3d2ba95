package dev.keelson.raft.ratis;

import dev.keelson.raft.traffic.AppendTraffic;
import java.util.List;
import org.apache.ratis.grpc.server.GrpcLogAppender;
import org.apache.ratis.proto.RaftProtos.AppendEntriesRequestProto;
import org.apache.ratis.server.RaftServer;
import org.apache.ratis.server.leader.FollowerInfo;
import org.apache.ratis.server.leader.LeaderState;
import org.apache.ratis.server.protocol.TermIndex;
import org.apache.ratis.server.raftlog.RaftLogIOException;
import org.jspecify.annotations.Nullable;

/**
 * Ratis' appender, whose heartbeats always tell the commit index.
 *
 * <p>While entries are under way, Ratis leaves the previous entry out of heartbeats, because they may overtake the
 * entries; without it the follower takes no commit index. The last entry that the follower has confirmed does as well:
 * it cannot be overtaken. Under load this brings commits to followers one disk write earlier.
 */
final class CommitTellingAppender extends GrpcLogAppender {
  private final AppendTraffic traffic;

  CommitTellingAppender(
      RaftServer.Division division, LeaderState state, FollowerInfo follower, AppendTraffic traffic) {
    super(division, state, follower);
    this.traffic = traffic;
  }

  @Override
  public @Nullable AppendEntriesRequestProto newAppendEntriesRequest(long callId, boolean heartbeat)
      throws RaftLogIOException {
    AppendEntriesRequestProto request = super.newAppendEntriesRequest(callId, heartbeat);
    if (request == null) {
      return null;
    }
    if (request.getEntriesCount() > 0) {
      traffic.sent(MemberIds.of(getFollowerId()), callId, request.getSerializedSize());
      return request;
    }
    if (request.hasPreviousLog()) {
      return request;
    }
    TermIndex confirmed = getRaftLog().getTermIndex(getFollower().getMatchIndex());
    return confirmed == null
        ? request
        : getLeaderState().newAppendEntriesRequestProto(getFollower(), List.of(), confirmed, callId);
  }
}
