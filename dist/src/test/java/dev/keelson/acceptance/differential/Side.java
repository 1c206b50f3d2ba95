package dev.keelson.acceptance.differential;

import com.google.protobuf.ByteString;
import com.google.protobuf.Message;
import dev.keelson.acceptance.cluster.Cluster;
import dev.keelson.acceptance.wire.Wire;
import dev.keelson.api.proto.etcd.CompactionRequest;
import dev.keelson.api.proto.etcd.DeleteRangeRequest;
import dev.keelson.api.proto.etcd.LeaseKeepAliveResponse;
import dev.keelson.api.proto.etcd.LeaseLeasesRequest;
import dev.keelson.api.proto.etcd.LeaseLeasesResponse;
import dev.keelson.api.proto.etcd.LeaseRevokeRequest;
import dev.keelson.api.proto.etcd.LeaseStatus;
import dev.keelson.api.proto.etcd.LeaseTimeToLiveResponse;
import dev.keelson.api.proto.etcd.PutRequest;
import dev.keelson.api.proto.etcd.RangeRequest;
import dev.keelson.api.proto.etcd.TxnRequest;
import dev.keelson.api.proto.etcd.WatchCreateRequest;
import io.grpc.StatusRuntimeException;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** One of the two clusters, playing one sequence at a time. */
final class Side implements AutoCloseable {
  private static final ByteString EVERYTHING = Steps.bytes("\0");
  private static final ByteString ANCHOR = Steps.bytes("~");

  private final Cluster cluster;
  private final List<Wire> wires;
  private Revisions revisions = new Revisions(0);
  private int lastWriter;
  private Watchers watchers;

  Side(Cluster cluster) {
    this.cluster = cluster;
    this.wires = cluster.members().stream().map(Wire::to).toList();
    this.watchers = new Watchers(wires.getFirst(), revisions);
  }

  /** Forgets everything: no keys but one, no leases, no watchers, and all history compacted. */
  void begin(int watchMember) {
    watchers.close();
    var wire = wires.getFirst();
    lastWriter = 0;
    for (var lease : wire.lease().leaseLeases(LeaseLeasesRequest.getDefaultInstance()).getLeasesList()) {
      wire.lease().leaseRevoke(LeaseRevokeRequest.newBuilder().setID(lease.getID()).build());
    }
    wire.kv().deleteRange(DeleteRangeRequest.newBuilder().setKey(EVERYTHING).setRangeEnd(EVERYTHING).build());
    long base = wire.kv().put(PutRequest.newBuilder().setKey(ANCHOR).build()).getHeader().getRevision();
    wire.kv().compact(CompactionRequest.newBuilder().setRevision(base).setPhysical(true).build());
    revisions = new Revisions(base);
    watchers = new Watchers(wires.get(watchMember % wires.size()), revisions);
  }

  /** The answer as text: the response, or the code and text of the error. */
  String play(Step.At at) {
    int member = at.member() % wires.size();
    try {
      return show(answer(at.step(), member));
    } catch (StatusRuntimeException refused) {
      return refused.getStatus().getCode() + " " + refused.getStatus().getDescription();
    }
  }

  Watchers watchers() {
    return watchers;
  }

  /** The cluster's revisions of a put and of the deletion after it. */
  record Touched(long putAt, long deletedAt) {}

  /** Writes the key and deletes it again. */
  Touched touch(ByteString key) {
    var kv = wires.getFirst().kv();
    lastWriter = 0;
    long put = kv.put(PutRequest.newBuilder().setKey(key).build()).getHeader().getRevision();
    long delete = kv.deleteRange(DeleteRangeRequest.newBuilder().setKey(key).build()).getHeader().getRevision();
    return new Touched(put, delete);
  }

  String openWatch(WatchCreateRequest request) {
    // The member that watches must have seen what other members acknowledged, or a start in the past may be its future.
    watchers.wire().kv().range(RangeRequest.newBuilder().setKey(ANCHOR).build());
    return watchers.open(request);
  }

  /** Waits until a watcher is cancelled because what it asked for is compacted, and frees its id. */
  void bury(long id) {
    watchers.awaitCancelled(id);
    if (cluster.program().isReference()) {
      watchers.release(id);
    }
  }

  long relative(long revision) {
    return revisions.relative(revision);
  }

  String logs() {
    return cluster.logs();
  }

  private Message answer(Step step, int member) {
    var wire = wires.get(member);
    return switch (step) {
      case Step.Range(var request) -> (request.getSerializable() ? caughtUp() : wire).kv()
          .range(revisions.absolute(request));
      case Step.Txn(var request) when isSerializable(request) -> caughtUp().kv().txn(revisions.absolute(request));
      case Step.Txn(var request) -> caughtUp(member, wire.kv().txn(revisions.absolute(request)));
      case Step.Put(var request) -> caughtUp(member, wire.kv().put(request));
      case Step.Delete(var request) -> caughtUp(member, wire.kv().deleteRange(request));
      case Step.Compact(var request) -> caughtUp(member, wire.kv().compact(revisions.absolute(request)));
      case Step.Grant(var request) -> caughtUp(member, wire.lease().leaseGrant(request));
      case Step.Revoke(var request) -> caughtUp(member, wire.lease().leaseRevoke(request));
      case Step.TimeToLive(var request) -> wire.lease().leaseTimeToLive(request);
      case Step.KeepAlive(var lease) -> wire.keepAlive(lease);
      case Step.Leases _ -> caughtUp().lease().leaseLeases(LeaseLeasesRequest.getDefaultInstance());
      case Step.OpenWatch _, Step.CancelWatch _ -> throw new IllegalArgumentException("not a call: " + step);
    };
  }

  /** A member that acknowledged a write has applied it and all before; what is read there locally is not old. */
  private <M> M caughtUp(int member, M acknowledgement) {
    lastWriter = member;
    return acknowledgement;
  }

  private Wire caughtUp() {
    return wires.get(lastWriter);
  }

  /** As etcd sees it: also a transaction without any operation is answered from what the member has. */
  private static boolean isSerializable(TxnRequest txn) {
    return Stream.concat(txn.getSuccessList().stream(), txn.getFailureList().stream())
        .allMatch(operation -> operation.getRequestRange().getSerializable());
  }

  /** What the leader says of a lease comes with the revision of the member that was asked, which may be behind. */
  private String show(Message answer) {
    return revisions.relative(switch (answer) {
      case LeaseKeepAliveResponse renewal -> renewal.toBuilder().clearHeader().build();
      case LeaseTimeToLiveResponse lease -> lease.toBuilder()
          .clearHeader()
          .setTTL(lease.getTTL() > 0 ? 1 : lease.getTTL())
          .clearKeys()
          .addAllKeys(lease.getKeysList().stream().sorted(ByteString.unsignedLexicographicalComparator()).toList())
          .build();
      case LeaseLeasesResponse leases -> leases.toBuilder()
          .clearLeases()
          .addAllLeases(leases.getLeasesList().stream().sorted(Comparator.comparingLong(LeaseStatus::getID)).toList())
          .build();
      default -> answer;
    }).toString();
  }

  @Override
  public void close() {
    watchers.close();
    wires.forEach(Wire::close);
    cluster.close();
  }
}
