package dev.keelson.orchestrator.storage.etcd;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import dev.keelson.api.proto.etcd.Compare;
import dev.keelson.api.proto.etcd.DeleteRangeRequest;
import dev.keelson.api.proto.etcd.PutRequest;
import dev.keelson.api.proto.etcd.RangeRequest;
import dev.keelson.api.proto.etcd.RangeResponse;
import dev.keelson.api.proto.etcd.RequestOp;
import dev.keelson.api.proto.etcd.TxnRequest;
import dev.keelson.api.proto.etcd.TxnResponse;
import dev.keelson.api.proto.mvcc.Event;
import dev.keelson.api.proto.mvcc.KeyValue;
import dev.keelson.orchestrator.storage.Keys;
import dev.keelson.orchestrator.storage.Limits;
import dev.keelson.orchestrator.storage.PageAnswer;
import dev.keelson.orchestrator.storage.PageQuery;
import dev.keelson.orchestrator.storage.StoreChange;
import dev.keelson.orchestrator.storage.Stored;
import dev.keelson.orchestrator.storage.Swap;
import java.util.List;
import java.util.Optional;

/** Storage's words and etcd's messages, in the shapes in which kube-apiserver uses them. */
final class EtcdMessages {
  private EtcdMessages() {}

  static RangeRequest get(String key) {
    return RangeRequest.newBuilder().setKey(bytes(key)).setLimit(1).build();
  }

  static RangeRequest page(PageQuery query) {
    return RangeRequest.newBuilder()
        .setKey(bytes(query.from()))
        .setRangeEnd(end(query.prefix()))
        .setLimit(query.limit() == 0 ? Limits.PAGE_ROWS : query.limit())
        .setRevision(query.revision())
        .build();
  }

  static RangeRequest count(String prefix) {
    return RangeRequest.newBuilder().setKey(bytes(prefix)).setRangeEnd(end(prefix)).setCountOnly(true).build();
  }

  static PageAnswer.Page page(RangeResponse response) {
    return new PageAnswer.Page(response.getKvsList().stream().map(EtcdMessages::stored).toList(),
        response.getHeader().getRevision(), response.getMore(), response.getCount());
  }

  static RequestOp put(String key, byte[] value, long lease) {
    var put = PutRequest.newBuilder().setKey(bytes(key)).setValue(UnsafeByteOperations.unsafeWrap(value));
    return RequestOp.newBuilder().setRequestPut(put.setLease(lease)).build();
  }

  static RequestOp delete(String key) {
    return RequestOp.newBuilder().setRequestDeleteRange(DeleteRangeRequest.newBuilder().setKey(bytes(key))).build();
  }

  static TxnRequest swap(String key, long expectedRevision, RequestOp change) {
    return TxnRequest.newBuilder()
        .addCompare(Compare.newBuilder()
            .setTarget(Compare.CompareTarget.MOD)
            .setResult(Compare.CompareResult.EQUAL)
            .setKey(bytes(key))
            .setModRevision(expectedRevision))
        .addSuccess(change)
        .addFailure(RequestOp.newBuilder().setRequestRange(get(key)))
        .build();
  }

  static Swap swap(TxnResponse response) {
    if (response.getSucceeded()) {
      return new Swap.Made(response.getHeader().getRevision());
    }
    return new Swap.Lost(first(response.getResponses(0).getResponseRange().getKvsList()));
  }

  static Optional<Stored> first(List<KeyValue> rows) {
    return rows.stream().findFirst().map(EtcdMessages::stored);
  }

  static StoreChange.Event event(Event event) {
    KeyValue row = event.getKv();
    return event.getType() == Event.EventType.DELETE
        ? new StoreChange.Deletion(Keys.text(row.getKey().toByteArray()), row.getModRevision())
        : new StoreChange.Put(stored(row));
  }

  static Stored stored(KeyValue row) {
    return new Stored(Keys.text(row.getKey().toByteArray()), row.getValue().toByteArray(), row.getModRevision());
  }

  static ByteString bytes(String key) {
    return UnsafeByteOperations.unsafeWrap(Keys.bytes(key));
  }

  static ByteString end(String prefix) {
    return UnsafeByteOperations.unsafeWrap(Keys.end(prefix));
  }
}
