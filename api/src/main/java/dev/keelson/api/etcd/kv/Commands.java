package dev.keelson.api.etcd.kv;

import com.google.protobuf.ByteString;
import dev.keelson.api.proto.etcd.DeleteRangeRequest;
import dev.keelson.api.proto.etcd.PutRequest;
import dev.keelson.api.proto.etcd.RangeRequest;
import dev.keelson.api.proto.etcd.RequestOp;
import dev.keelson.api.proto.etcd.TxnRequest;
import dev.keelson.store.command.Command;
import dev.keelson.store.command.Compare;
import dev.keelson.store.command.Operation;
import dev.keelson.store.command.RangeQuery;
import dev.keelson.store.model.Bytes;
import dev.keelson.store.model.KeyRange;
import java.util.List;

/** Translates requests that passed {@link Checks} into the store's language. */
final class Commands {
  private static final List<RangeQuery.Order> ORDERS = List.of(RangeQuery.Order.values());
  private static final List<RangeQuery.Target> TARGETS = List.of(RangeQuery.Target.values());
  private static final List<Compare.Target> COMPARE_TARGETS = List.of(Compare.Target.values());
  private static final List<Compare.Relation> RELATIONS = List.of(Compare.Relation.values());

  private Commands() {}

  static RangeQuery query(RangeRequest range) {
    return new RangeQuery(
        range(range.getKey(), range.getRangeEnd()),
        range.getLimit(),
        range.getRevision(),
        ORDERS.get(range.getSortOrderValue()),
        TARGETS.get(range.getSortTargetValue()),
        range.getKeysOnly(),
        range.getCountOnly(),
        range.getMinModRevision(),
        range.getMaxModRevision(),
        range.getMinCreateRevision(),
        range.getMaxCreateRevision());
  }

  static Command.Put put(PutRequest put) {
    return new Command.Put(
        bytes(put.getKey()),
        bytes(put.getValue()),
        put.getLease(),
        put.getPrevKv(),
        put.getIgnoreValue(),
        put.getIgnoreLease());
  }

  static Command.DeleteRange delete(DeleteRangeRequest delete) {
    return new Command.DeleteRange(range(delete.getKey(), delete.getRangeEnd()), delete.getPrevKv());
  }

  static Command.Txn txn(TxnRequest txn) {
    return new Command.Txn(
        txn.getCompareList().stream().filter(Commands::known).map(Commands::compare).toList(),
        txn.getSuccessList().stream().map(Commands::operation).toList(),
        txn.getFailureList().stream().map(Commands::operation).toList());
  }

  private static Operation operation(RequestOp operation) {
    return switch (operation.getRequestCase()) {
      case REQUEST_RANGE -> new Operation.Range(query(operation.getRequestRange()));
      case REQUEST_PUT -> new Operation.Put(put(operation.getRequestPut()));
      case REQUEST_DELETE_RANGE -> new Operation.Delete(delete(operation.getRequestDeleteRange()));
      case REQUEST_TXN -> new Operation.Nested(txn(operation.getRequestTxn()));
      case REQUEST_NOT_SET -> throw new IllegalArgumentException("an operation without content passed the checks");
    };
  }

  /** etcd lets a comparison whose kind it does not know pass. */
  private static boolean known(dev.keelson.api.proto.etcd.Compare compare) {
    return compare.getTarget() != dev.keelson.api.proto.etcd.Compare.CompareTarget.UNRECOGNIZED
        && compare.getResult() != dev.keelson.api.proto.etcd.Compare.CompareResult.UNRECOGNIZED;
  }

  private static Compare compare(dev.keelson.api.proto.etcd.Compare compare) {
    return new Compare(
        range(compare.getKey(), compare.getRangeEnd()),
        COMPARE_TARGETS.get(compare.getTargetValue()),
        RELATIONS.get(compare.getResultValue()),
        operand(compare),
        bytes(compare.getValue()));
  }

  /** A field that is not set in the request reads as 0, so an operand of the wrong kind compares as 0, as in etcd. */
  private static long operand(dev.keelson.api.proto.etcd.Compare compare) {
    return switch (compare.getTarget()) {
      case VERSION -> compare.getVersion();
      case CREATE -> compare.getCreateRevision();
      case MOD -> compare.getModRevision();
      case LEASE -> compare.getLease();
      case VALUE, UNRECOGNIZED -> 0;
    };
  }

  private static KeyRange range(ByteString key, ByteString end) {
    return KeyRange.of(bytes(key), bytes(end));
  }

  private static Bytes bytes(ByteString from) {
    return from.isEmpty() ? Bytes.EMPTY : Bytes.wrap(from.toByteArray());
  }
}
