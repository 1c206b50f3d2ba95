package dev.keelson.api.etcd.kv;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import dev.keelson.api.etcd.answer.Headers;
import dev.keelson.api.proto.etcd.DeleteRangeResponse;
import dev.keelson.api.proto.etcd.PutResponse;
import dev.keelson.api.proto.etcd.RangeResponse;
import dev.keelson.api.proto.etcd.ResponseHeader;
import dev.keelson.api.proto.etcd.ResponseOp;
import dev.keelson.api.proto.etcd.TxnResponse;
import dev.keelson.store.command.RangeResult;
import dev.keelson.store.command.Reply;
import dev.keelson.store.model.Bytes;
import dev.keelson.store.model.KeyValue;

/** Makes messages out of the store's replies. */
final class Answers {
  private Answers() {}

  static PutResponse put(ResponseHeader header, Reply.Put put) {
    var response = PutResponse.newBuilder().setHeader(header);
    put.previous().ifPresent(previous -> response.setPrevKv(keyValue(previous)));
    return response.build();
  }

  static DeleteRangeResponse delete(ResponseHeader header, Reply.DeleteRange delete) {
    var response = DeleteRangeResponse.newBuilder().setHeader(header).setDeleted(delete.deleted());
    delete.previous().forEach(previous -> response.addPrevKvs(keyValue(previous)));
    return response.build();
  }

  static TxnResponse txn(ResponseHeader header, Reply.Txn txn) {
    var response = TxnResponse.newBuilder().setHeader(header).setSucceeded(txn.succeeded());
    txn.replies().forEach(reply -> response.addResponses(operation(reply)));
    return response.build();
  }

  private static RangeResponse range(ResponseHeader header, RangeResult result) {
    var response = RangeResponse.newBuilder().setHeader(header).setMore(result.more()).setCount(result.count());
    result.kvs().forEach(kv -> response.addKvs(keyValue(kv)));
    return response.build();
  }

  private static ResponseOp operation(Reply reply) {
    ResponseHeader header = Headers.nested(reply.revision());
    var operation = ResponseOp.newBuilder();
    return switch (reply) {
      case Reply.Range range -> operation.setResponseRange(range(header, range.result())).build();
      case Reply.Put put -> operation.setResponsePut(put(header, put)).build();
      case Reply.DeleteRange delete -> operation.setResponseDeleteRange(delete(header, delete)).build();
      case Reply.Txn txn -> operation.setResponseTxn(txn(header, txn)).build();
      case Reply.LeaseGranted _, Reply.Alarms _, Reply.Members _, Reply.Done _, Reply.Tree _, Reply.Refused _ ->
          throw new IllegalArgumentException("not an operation of a transaction: " + reply);
    };
  }

  private static dev.keelson.api.proto.mvcc.KeyValue keyValue(KeyValue kv) {
    return dev.keelson.api.proto.mvcc.KeyValue.newBuilder()
        .setKey(wrap(kv.key()))
        .setCreateRevision(kv.createRevision())
        .setModRevision(kv.modRevision())
        .setVersion(kv.version())
        .setValue(wrap(kv.value()))
        .setLease(kv.lease())
        .build();
  }

  private static ByteString wrap(Bytes bytes) {
    return UnsafeByteOperations.unsafeWrap(bytes.array()); // Bytes never change
  }
}
