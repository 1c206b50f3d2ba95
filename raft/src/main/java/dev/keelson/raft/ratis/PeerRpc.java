package dev.keelson.raft.ratis;

import dev.keelson.raft.wire.Link;
import dev.keelson.raft.wire.Links;
import dev.keelson.raft.wire.Method;
import dev.keelson.raft.wire.Payload;
import dev.keelson.raft.wire.PeerDoor;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.ratis.conf.Parameters;
import org.apache.ratis.proto.RaftProtos.AppendEntriesReplyProto;
import org.apache.ratis.proto.RaftProtos.AppendEntriesRequestProto;
import org.apache.ratis.proto.RaftProtos.InstallSnapshotReplyProto;
import org.apache.ratis.proto.RaftProtos.InstallSnapshotRequestProto;
import org.apache.ratis.proto.RaftProtos.RaftRpcRequestProto;
import org.apache.ratis.proto.RaftProtos.RequestVoteReplyProto;
import org.apache.ratis.proto.RaftProtos.RequestVoteRequestProto;
import org.apache.ratis.proto.RaftProtos.StartLeaderElectionReplyProto;
import org.apache.ratis.proto.RaftProtos.StartLeaderElectionRequestProto;
import org.apache.ratis.protocol.RaftPeer;
import org.apache.ratis.protocol.RaftPeerId;
import org.apache.ratis.rpc.RpcFactory;
import org.apache.ratis.rpc.RpcType;
import org.apache.ratis.server.RaftServer;
import org.apache.ratis.server.RaftServerRpc;
import org.apache.ratis.server.ServerFactory;
import org.apache.ratis.server.leader.FollowerInfo;
import org.apache.ratis.server.leader.LeaderState;
import org.apache.ratis.server.leader.LogAppender;
import org.apache.ratis.thirdparty.com.google.protobuf.MessageLite;
import org.apache.ratis.thirdparty.com.google.protobuf.Parser;

/** Ratis' messages on our links. Ratis makes {@link Type} by its class name. */
final class PeerRpc implements RaftServerRpc {
  /** As long as Ratis waits for an answer with its own transports. */
  private static final Duration ANSWER_MAX = Duration.ofSeconds(3);

  private final Parts parts;

  /** What a replica brings along. */
  record Parts(Links links, PeerDoor door, List<InetSocketAddress> listen, Appenders appenders) {
    static final String KEY = "keelson.parts";
  }

  /** The transport's name for Ratis. */
  public static final class Type implements RpcType {
    @Override
    public String name() {
      return getClass().getName();
    }

    @Override
    public RpcFactory newFactory(Parameters parameters) {
      return new Factory(this, parameters.getNonNull(Parts.KEY, Parts.class));
    }
  }

  private record Factory(Type type, Parts parts) implements ServerFactory {
    @Override
    public RpcType getRpcType() {
      return type;
    }

    @Override
    public RaftServerRpc newRaftServerRpc(RaftServer server) {
      return new PeerRpc(parts, server);
    }

    @Override
    public LogAppender newLogAppender(RaftServer.Division division, LeaderState state, FollowerInfo follower) {
      return parts.appenders.add(division, state, follower, parts.links.to(MemberIds.of(follower.getId())));
    }
  }

  private PeerRpc(Parts parts, RaftServer server) {
    this.parts = parts;
    parts.door.on(Method.APPEND, bytes -> append(server, bytes, parts.appenders));
    parts.door.on(Method.VOTE, bytes -> apart(RequestVoteRequestProto.parser(), bytes, server::requestVote));
    parts.door.on(Method.ANNOUNCE_CHECKPOINT,
        bytes -> apart(InstallSnapshotRequestProto.parser(), bytes, server::installSnapshot));
    parts.door.on(Method.STAND,
        bytes -> apart(StartLeaderElectionRequestProto.parser(), bytes, server::startLeaderElection));
  }

  @Override
  public RpcType getRpcType() {
    return new Type();
  }

  /** The door is open already: a taken port stops the start before Ratis has touched the log. */
  @Override
  public void start() {}

  @Override
  public void close() {
    parts.door.close();
  }

  @Override
  public InetSocketAddress getInetSocketAddress() {
    return parts.listen.getFirst();
  }

  /** The ways to members come from the list of members. */
  @Override
  public void addRaftPeers(Collection<RaftPeer> peers) {}

  /** A link looks after itself. */
  @Override
  public void handleException(RaftPeerId member, Exception failure, boolean reconnect) {}

  @Override
  public RequestVoteReplyProto requestVote(RequestVoteRequestProto request) throws IOException {
    return ask(request.getServerRequest(), Method.VOTE, request, RequestVoteReplyProto.parser());
  }

  @Override
  public AppendEntriesReplyProto appendEntries(AppendEntriesRequestProto request) throws IOException {
    return ask(request.getServerRequest(), Method.APPEND, request, AppendEntriesReplyProto.parser());
  }

  @Override
  public InstallSnapshotReplyProto installSnapshot(InstallSnapshotRequestProto request) throws IOException {
    return ask(request.getServerRequest(), Method.ANNOUNCE_CHECKPOINT, request, InstallSnapshotReplyProto.parser());
  }

  @Override
  public StartLeaderElectionReplyProto startLeaderElection(StartLeaderElectionRequestProto request)
      throws IOException {
    return ask(request.getServerRequest(), Method.STAND, request, StartLeaderElectionReplyProto.parser());
  }

  private <T> T ask(RaftRpcRequestProto head, Method method, MessageLite request, Parser<T> parser)
      throws IOException {
    Link link = parts.links.to(MemberIds.of(RaftPeerId.valueOf(head.getReplyId())));
    CompletableFuture<byte[]> answer = link.call(method, RaftMessages.payload(request), ANSWER_MAX);
    try {
      return RaftMessages.parse(parser, answer.get(2 * ANSWER_MAX.toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("stopped waiting for the answer to " + method);
    } catch (ExecutionException | TimeoutException refused) {
      throw new IOException(method + ": " + refused.getMessage(), refused);
    }
  }

  /** On the loop: entries are put into the log's queue, and the log's thread answers once they are on disk. */
  private static CompletableFuture<Payload> append(RaftServer server, byte[] bytes, Appenders appenders) {
    try {
      AppendEntriesRequestProto request = RaftMessages.parse(AppendEntriesRequestProto.parser(), bytes);
      if (request.getEntriesCount() > 0) {
        appenders.received(bytes.length);
      }
      return server.appendEntriesAsync(request)
          .thenApply(RaftMessages::payload);
    } catch (IOException refused) {
      return CompletableFuture.failedFuture(refused);
    }
  }

  /** What one of Ratis' blocking methods does, on a thread of its own: it may wait for the disk. */
  private static <Q, R extends MessageLite> CompletableFuture<Payload> apart(
      Parser<Q> parser, byte[] bytes, Blocking<Q, R> method) {
    CompletableFuture<Payload> answer = new CompletableFuture<>();
    Thread.ofVirtual().name("raft-peer").start(() -> {
      try {
        answer.complete(RaftMessages.payload(method.call(RaftMessages.parse(parser, bytes))));
      } catch (IOException | RuntimeException refused) {
        answer.completeExceptionally(refused);
      }
    });
    return answer;
  }

  @FunctionalInterface
  private interface Blocking<Q, R> {
    R call(Q request) throws IOException;
  }
}
