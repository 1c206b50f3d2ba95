package dev.keelson.etcdctl.v3.recipe;

import com.google.protobuf.ByteString;
import dev.keelson.api.proto.etcd.Compare;
import dev.keelson.api.proto.etcd.Compare.CompareResult;
import dev.keelson.api.proto.etcd.Compare.CompareTarget;
import dev.keelson.api.proto.etcd.DeleteRangeRequest;
import dev.keelson.api.proto.etcd.PutRequest;
import dev.keelson.api.proto.etcd.RangeRequest;
import dev.keelson.api.proto.etcd.RangeRequest.SortOrder;
import dev.keelson.api.proto.etcd.RangeRequest.SortTarget;
import dev.keelson.api.proto.etcd.RangeResponse;
import dev.keelson.api.proto.etcd.RequestOp;
import dev.keelson.api.proto.etcd.TxnRequest;
import dev.keelson.api.proto.etcd.WatchCreateRequest;
import dev.keelson.api.proto.mvcc.Event;
import dev.keelson.etcdctl.grpc.RpcException;
import dev.keelson.etcdctl.grpc.StatusCode;
import dev.keelson.etcdctl.time.Deadline;
import dev.keelson.etcdctl.time.Time;
import dev.keelson.etcdctl.v3.client.Client;
import dev.keelson.etcdctl.v3.client.Rpcs;
import dev.keelson.etcdctl.v3.kv.KeyRange;
import dev.keelson.etcdctl.v3.watch.Watching;

/** One that wants to hold a name: a key of its own below the name, which lives as long as its lease. */
final class Candidacy {
  private final Client client;
  private final Time time;
  private final Deadline never;
  private final KeyRange name;
  private final long lease;
  private final ByteString key;
  private long createRevision;

  Candidacy(Client client, String name, long lease, Time time) {
    this.client = client;
    this.time = time;
    this.lease = lease;
    this.name = KeyRange.prefix(name + "/");
    never = Deadline.never(time);
    key = ByteString.copyFromUtf8(name + "/" + Long.toHexString(lease));
  }

  String key() {
    return key.toStringUtf8();
  }

  long createRevision() {
    return createRevision;
  }

  /** Stands in line, and waits until everybody before us has gone. */
  void acquire(String value) throws RpcException, InterruptedException {
    createRevision = standInLine(value);
    while (true) {
      var before = oneBefore();
      if (before.getKvsCount() == 0) {
        return;
      }
      awaitDeletion(before.getKvs(0).getKey(), before.getHeader().getRevision());
    }
  }

  /** Puts our key unless it is there, from an attempt whose answer was lost. */
  private long standInLine(String value) throws RpcException, InterruptedException {
    var absent = Compare.newBuilder()
        .setKey(key).setTarget(CompareTarget.CREATE).setResult(CompareResult.EQUAL).setCreateRevision(0);
    var put = PutRequest.newBuilder().setKey(key).setValue(ByteString.copyFromUtf8(value)).setLease(lease);
    var get = RangeRequest.newBuilder().setKey(key);
    var answer = client.once(Rpcs.txn(), TxnRequest.newBuilder()
        .addCompare(absent)
        .addSuccess(RequestOp.newBuilder().setRequestPut(put))
        .addFailure(RequestOp.newBuilder().setRequestRange(get))
        .build(), never);
    return answer.getSucceeded()
        ? answer.getHeader().getRevision()
        : answer.getResponses(0).getResponseRange().getKvs(0).getCreateRevision();
  }

  /** The youngest of those that are older than we are. */
  private RangeResponse oneBefore() throws RpcException, InterruptedException {
    return client.ask(Rpcs.range(), RangeRequest.newBuilder()
        .setKey(name.key())
        .setRangeEnd(name.end())
        .setSortTarget(SortTarget.CREATE)
        .setSortOrder(SortOrder.DESCEND)
        .setLimit(1)
        .setMaxCreateRevision(createRevision - 1)
        .build(), never);
  }

  private void awaitDeletion(ByteString other, long revision) throws RpcException, InterruptedException {
    var wanted = WatchCreateRequest.newBuilder().setKey(other).setStartRevision(revision).build();
    new Watching(client, wanted, time).follow(response ->
        response.getEventsList().stream().noneMatch(event -> event.getType() == Event.EventType.DELETE));
  }

  /** Our own key as it is now. */
  RangeResponse own() throws RpcException, InterruptedException {
    var answer = client.ask(Rpcs.range(), RangeRequest.newBuilder().setKey(key).build(), never);
    if (answer.getKvsCount() == 0) {
      throw new RpcException(StatusCode.ABORTED, "lost before it was held: the lease ran out");
    }
    return answer;
  }

  /** Goes out of the line, so that the next one may hold the name. */
  void release() throws RpcException, InterruptedException {
    client.once(Rpcs.deleteRange(), DeleteRangeRequest.newBuilder().setKey(key).build(), never);
  }
}
