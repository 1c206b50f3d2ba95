package dev.keelson.raft.ratis;

import dev.keelson.raft.RaftStatus;
import dev.keelson.raft.ReplicaSettings;
import dev.keelson.raft.leadership.Standing;
import dev.keelson.raft.proposal.LeaderLog;
import dev.keelson.store.command.LogPosition;
import dev.keelson.store.meter.Histogram;
import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.apache.ratis.conf.Parameters;
import org.apache.ratis.proto.RaftProtos.InstallSnapshotRequestProto;
import org.apache.ratis.proto.RaftProtos.InstallSnapshotRequestProto.NotificationProto;
import org.apache.ratis.proto.RaftProtos.RaftPeerRole;
import org.apache.ratis.proto.RaftProtos.RaftRpcRequestProto;
import org.apache.ratis.protocol.ClientId;
import org.apache.ratis.protocol.Message;
import org.apache.ratis.protocol.RaftClientAsynchronousProtocol;
import org.apache.ratis.protocol.RaftClientReply;
import org.apache.ratis.protocol.RaftClientRequest;
import org.apache.ratis.protocol.RaftGroup;
import org.apache.ratis.protocol.RaftGroupId;
import org.apache.ratis.protocol.RaftPeer;
import org.apache.ratis.protocol.RaftPeerId;
import org.apache.ratis.protocol.SetConfigurationRequest;
import org.apache.ratis.protocol.TransferLeadershipRequest;
import org.apache.ratis.server.DivisionInfo;
import org.apache.ratis.server.RaftConfiguration;
import org.apache.ratis.server.RaftServer;
import org.apache.ratis.server.protocol.TermIndex;
import org.apache.ratis.server.storage.RaftStorage;
import org.apache.ratis.thirdparty.com.google.protobuf.UnsafeByteOperations;
import org.apache.ratis.util.ExitUtils;
import org.apache.ratis.util.ProtoUtils;

/** A started Ratis server with its one group: the log and its leader. */
final class RatisNode implements LeaderLog, AutoCloseable {
  /** The first half of the group's UUID, the second is the cluster id. */
  private static final long GROUP_MARK = 0x6b65_656c_736f_6e00L;

  private final RaftServer server;
  private final RaftServer.Division division;
  private final LogMachine machine;
  private final ClientId client = ClientId.randomId();
  private final AtomicLong nextCall = new AtomicLong(1);

  private RatisNode(RaftServer server, RaftServer.Division division, LogMachine machine) {
    this.server = server;
    this.division = division;
    this.machine = machine;
  }

  static RatisNode start(
      ReplicaSettings settings, LogMachine machine, PeerRpc.Parts parts) throws IOException {
    MemberDirectory.claim(settings);
    ExitUtils.disableSystemExit(); // or a port taken in the last millisecond ends the process without a word
    Parameters parameters = new Parameters();
    parameters.put(PeerRpc.Parts.KEY, parts, PeerRpc.Parts.class);
    RaftGroupId group = RaftGroupId.valueOf(new UUID(GROUP_MARK, settings.clusterId()));
    RaftServer server = RaftServer.newBuilder()
        .setServerId(MemberIds.of(settings.memberId()))
        .setGroup(RaftGroup.valueOf(group, settings.joins() ? List.of() : founders(settings)))
        .setStateMachine(machine)
        .setProperties(RatisProperties.of(settings))
        .setParameters(parameters)
        .setOption(RaftStorage.StartupOption.RECOVER)
        .build();
    try {
      parts.door().open(settings.listen());
    } catch (IOException taken) {
      server.close();
      throw taken;
    }
    try {
      server.start();
      RaftServer.Division division = server.getDivision(group);
      parts.appenders().lead(division);
      return new RatisNode(server, division, machine);
    } catch (IOException | RuntimeException refused) {
      server.close();
      parts.door().close();
      throw new IOException("the log in %s does not start: %s".formatted(settings.directory(), refused), refused);
    }
  }

  Standing standing() {
    DivisionInfo info = division.getInfo();
    long term = info.getCurrentTerm();
    boolean leads = info.isLeaderReady();
    RaftPeerId leader = info.getLeaderId();
    // Ratis gives up leadership before it moves on to another term, so a leader seen within one term led it.
    if (info.getCurrentTerm() != term || leader == null) {
      return new Standing.Leaderless(term);
    }
    if (leader.equals(division.getId())) {
      return leads ? new Standing.Leading(term) : new Standing.Leaderless(term);
    }
    return new Standing.Following(term, MemberIds.of(leader));
  }

  RaftStatus status(long appliedIndex) {
    DivisionInfo info = division.getInfo();
    return new RaftStatus(
        info.getCurrentTerm(),
        MemberIds.of(info.getLeaderId()),
        info.isLeaderReady(),
        Math.max(division.getRaftLog().getLastCommittedIndex(), appliedIndex),
        appliedIndex);
  }

  boolean isVoter(long memberId) {
    return configuration().voters().contains(memberId);
  }

  Configuration configuration() {
    RaftConfiguration now = division.getRaftConf();
    return new Configuration(
        ids(now.getCurrentPeers()), ids(now.getCurrentPeers(RaftPeerRole.LISTENER)), now.getPreviousPeers().isEmpty());
  }

  /** Completes when it is in force; members that it adds have caught up then. */
  CompletableFuture<Void> configure(Configuration next) {
    SetConfigurationRequest request = new SetConfigurationRequest(client, division.getId(),
        division.getGroup().getGroupId(), nextCall.getAndIncrement(), SetConfigurationRequest.Arguments.newBuilder()
            .setServersInNewConf(peers(next.voters(), RaftPeerRole.FOLLOWER))
            .setListenersInNewConf(peers(next.learners(), RaftPeerRole.LISTENER))
            .build());
    try {
      return server.setConfigurationAsync(request).thenAccept(RatisNode::requireSuccess);
    } catch (IOException | RuntimeException refused) {
      return CompletableFuture.failedFuture(refused);
    }
  }

  @Override
  public Appending append(long term, byte[] entry) {
    long call = nextCall.getAndIncrement();
    Handoff handoff = new Handoff(term, () -> division.getInfo().getCurrentTerm());
    machine.expect(call, handoff);
    CompletableFuture<Void> settled = submit(RaftClientRequest.newBuilder()
        .setClientId(client)
        .setServerId(division.getId())
        .setGroupId(division.getGroup().getGroupId())
        .setCallId(call)
        .setMessage(Message.valueOf(UnsafeByteOperations.unsafeWrap(entry)))
        .setType(RaftClientRequest.writeRequestType())
        .build());
    machine.forget(call);
    return new Appending(handoff.isAppended(), settled);
  }

  /** Completes when the other member leads, fails when it does not in time. */
  CompletableFuture<Void> transferLeadership(long memberId, Duration timeout) {
    TransferLeadershipRequest request = new TransferLeadershipRequest(client, division.getId(),
        division.getGroup().getGroupId(), nextCall.getAndIncrement(), MemberIds.of(memberId), timeout.toMillis());
    try {
      return server.transferLeadershipAsync(request).thenAccept(RatisNode::requireSuccess);
    } catch (IOException refused) {
      return CompletableFuture.failedFuture(refused);
    }
  }

  void durableTo(LogPosition position) {
    machine.durableTo(position);
  }

  Histogram syncs() {
    return LogMetrics.syncs(division.getMemberId().toString());
  }

  /**
   * Ratis goes on from an installed checkpoint when the leader announces it once more. The leader does not when this
   * member's log reaches into what the leader still has (with entries of a lost term): then both would wait for ever.
   * So the announcement is repeated here, in the present leader's name, as it would come from there.
   */
  void finishInstall() throws IOException {
    Optional<TermIndex> first = machine.unfinishedInstall();
    if (first.isPresent() && standing() instanceof Standing.Following(long term, long leader)) {
      server.installSnapshot(InstallSnapshotRequestProto.newBuilder()
          .setServerRequest(RaftRpcRequestProto.newBuilder()
              .setRequestorId(MemberIds.of(leader).toByteString())
              .setReplyId(division.getId().toByteString())
              .setRaftGroupId(ProtoUtils.toRaftGroupIdProtoBuilder(division.getGroup().getGroupId())))
          .setLeaderTerm(term)
          .setNotification(NotificationProto.newBuilder().setFirstAvailableTermIndex(first.get().toProto()))
          .build());
    }
  }

  /** Segments of the log that end at or before {@code index} may go. */
  void purge(long index) {
    CompletableFuture<Long> _ = division.getRaftLog().purge(index);
  }

  @Override
  public void close() throws IOException {
    server.close();
  }

  /** Straight to the division when it lets us: through the server it would take two more threads. */
  private CompletableFuture<Void> submit(RaftClientRequest request) {
    RaftClientAsynchronousProtocol log =
        division instanceof RaftClientAsynchronousProtocol direct ? direct : server;
    try {
      return log.submitClientRequestAsync(request).thenAccept(RatisNode::requireSuccess);
    } catch (IOException | RuntimeException refused) {
      return CompletableFuture.failedFuture(refused);
    }
  }

  private static void requireSuccess(RaftClientReply reply) {
    if (!reply.isSuccess()) {
      throw new IllegalStateException(reply.getException());
    }
  }

  private static List<RaftPeer> founders(ReplicaSettings settings) {
    return settings.members().stream().map(member -> peer(member.id(), RaftPeerRole.FOLLOWER)).toList();
  }

  private static List<RaftPeer> peers(Set<Long> memberIds, RaftPeerRole role) {
    return memberIds.stream().map(id -> peer(id, role)).toList();
  }

  /** Without an address: {@link PeerRpc} knows the way by the id, and addresses move. */
  private static RaftPeer peer(long memberId, RaftPeerRole role) {
    return RaftPeer.newBuilder().setId(MemberIds.of(memberId)).setStartupRole(role).build();
  }

  private static Set<Long> ids(Collection<RaftPeer> peers) {
    return peers.stream().map(peer -> MemberIds.of(peer.getId())).collect(Collectors.toUnmodifiableSet());
  }
}
