package dev.keelson.etcdctl.v3.mirror;

import com.google.protobuf.ByteString;
import dev.keelson.api.proto.etcd.DeleteRangeRequest;
import dev.keelson.api.proto.etcd.PutRequest;
import dev.keelson.api.proto.etcd.RangeRequest;
import dev.keelson.api.proto.etcd.RequestOp;
import dev.keelson.api.proto.etcd.TxnRequest;
import dev.keelson.api.proto.etcd.WatchCreateRequest;
import dev.keelson.api.proto.etcd.WatchResponse;
import dev.keelson.api.proto.mvcc.Event;
import dev.keelson.etcdctl.grpc.RpcException;
import dev.keelson.etcdctl.terminal.Failure;
import dev.keelson.etcdctl.time.Deadline;
import dev.keelson.etcdctl.time.Time;
import dev.keelson.etcdctl.v3.client.Client;
import dev.keelson.etcdctl.v3.client.ErrorText;
import dev.keelson.etcdctl.v3.client.Rpcs;
import dev.keelson.etcdctl.v3.kv.KeyRange;
import dev.keelson.etcdctl.v3.watch.Watching;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Copies the keys of one revision page by page, and then follows every change after it. */
final class Mirror {
  /** Keys a page, as etcd's own mirror. */
  private static final int PAGE_KEYS = 1_000;

  private final Client source;
  private final Client destination;
  private final Prefixes prefixes;
  private final int operationsMax;
  private final Time time;
  private final AtomicLong copied;
  private final Deadline never;

  Mirror(Client source, Client destination, Prefixes prefixes, int operationsMax, Time time, AtomicLong copied) {
    this.source = source;
    this.destination = destination;
    this.prefixes = prefixes;
    this.operationsMax = operationsMax;
    this.time = time;
    this.copied = copied;
    never = Deadline.never(time);
  }

  /** Ends only when a cluster refuses to go on. */
  void run(long fromRevision) throws RpcException, InterruptedException {
    var next = fromRevision > 0 ? fromRevision : copyAll() + 1;
    var range = KeyRange.prefix(prefixes.source());
    var wanted = WatchCreateRequest.newBuilder()
        .setKey(range.key()).setRangeEnd(range.end()).setStartRevision(next).build();
    new Watching(source, wanted, time).follow(this::follow);
  }

  /** The revision at which everything was copied. */
  private long copyAll() throws RpcException, InterruptedException {
    var range = KeyRange.prefix(prefixes.source());
    var request = RangeRequest.newBuilder().setKey(range.key()).setRangeEnd(range.end()).setLimit(PAGE_KEYS);
    while (true) {
      var page = source.ask(Rpcs.range(), request.build(), never);
      if (request.getRevision() == 0) {
        request.setRevision(page.getHeader().getRevision());
      }
      for (var pair : page.getKvsList()) {
        destination.once(Rpcs.put(), put(pair.getKey(), pair.getValue()), never);
        copied.incrementAndGet();
      }
      if (!page.getMore()) {
        return request.getRevision();
      }
      request.setKey(page.getKvs(page.getKvsCount() - 1).getKey().concat(ByteString.copyFrom(new byte[1])));
    }
  }

  private PutRequest put(ByteString key, ByteString value) {
    return PutRequest.newBuilder().setKey(prefixes.there(key)).setValue(value).build();
  }

  /** What changed together here changes together there, unless it is too much for one transaction. */
  private boolean follow(WatchResponse response) throws InterruptedException {
    if (response.getCanceled()) {
      throw Failure.error(response.getCompactRevision() != 0
          ? "etcdserver: mvcc: required revision has been compacted"
          : response.getCancelReason());
    }
    var together = new ArrayList<Event>();
    for (var event : response.getEventsList()) {
      var isNext = !together.isEmpty()
          && together.getLast().getKv().getModRevision() != event.getKv().getModRevision();
      if (isNext || together.size() == operationsMax) {
        commit(together);
        together.clear();
      }
      together.add(event);
    }
    commit(together);
    return true;
  }

  private void commit(List<Event> together) throws InterruptedException {
    if (together.isEmpty()) {
      return;
    }
    var changes = TxnRequest.newBuilder();
    together.forEach(event -> changes.addSuccess(operation(event)));
    try {
      destination.once(Rpcs.txn(), changes.build(), never);
    } catch (RpcException refused) {
      throw Failure.error(ErrorText.of(refused.status()));
    }
    copied.addAndGet(together.size());
  }

  private RequestOp operation(Event event) {
    var key = event.getKv().getKey();
    return event.getType() == Event.EventType.DELETE
        ? RequestOp.newBuilder()
            .setRequestDeleteRange(DeleteRangeRequest.newBuilder().setKey(prefixes.there(key))).build()
        : RequestOp.newBuilder().setRequestPut(put(key, event.getKv().getValue())).build();
  }
}
