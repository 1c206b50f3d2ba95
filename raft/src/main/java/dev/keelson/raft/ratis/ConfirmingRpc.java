package dev.keelson.raft.ratis;

import org.apache.ratis.conf.Parameters;
import org.apache.ratis.grpc.GrpcFactory;
import org.apache.ratis.rpc.RpcFactory;
import org.apache.ratis.rpc.RpcType;
import org.apache.ratis.server.RaftServer;
import org.apache.ratis.server.leader.FollowerInfo;
import org.apache.ratis.server.leader.LeaderState;
import org.apache.ratis.server.leader.LogAppender;

/** Ratis' gRPC transport, with an ear on the answers to heartbeats. Ratis makes it by its class name. */
public final class ConfirmingRpc implements RpcType {
  static final String APPENDERS = "keelson.appenders";

  @Override
  public String name() {
    return getClass().getName();
  }

  @Override
  public RpcFactory newFactory(Parameters parameters) {
    return new Factory(parameters, parameters.getNonNull(APPENDERS, Appenders.class));
  }

  private static final class Factory extends GrpcFactory {
    private final Appenders appenders;

    private Factory(Parameters parameters, Appenders appenders) {
      super(parameters);
      this.appenders = appenders;
    }

    @Override
    public LogAppender newLogAppender(RaftServer.Division division, LeaderState state, FollowerInfo follower) {
      return appenders.add(division, state, follower);
    }
  }
}
