package dev.keelson.api.etcd.kv;

import dev.keelson.api.etcd.answer.EtcdError;
import dev.keelson.api.proto.etcd.Compare;
import dev.keelson.api.proto.etcd.DeleteRangeRequest;
import dev.keelson.api.proto.etcd.PutRequest;
import dev.keelson.api.proto.etcd.RangeRequest;
import dev.keelson.api.proto.etcd.RequestOp;
import dev.keelson.api.proto.etcd.TxnRequest;
import java.util.List;
import java.util.Optional;

/** What can be said against a request without looking at the store, in etcd's order. Empty = nothing. */
final class Checks {
  private Checks() {}

  static Optional<EtcdError> of(RangeRequest range) {
    if (range.getKey().isEmpty()) {
      return Optional.of(EtcdError.EMPTY_KEY);
    }
    boolean known = range.getSortOrder() != RangeRequest.SortOrder.UNRECOGNIZED
        && range.getSortTarget() != RangeRequest.SortTarget.UNRECOGNIZED;
    return known ? Optional.empty() : Optional.of(EtcdError.INVALID_SORT_OPTION);
  }

  static Optional<EtcdError> of(PutRequest put) {
    if (put.getKey().isEmpty()) {
      return Optional.of(EtcdError.EMPTY_KEY);
    }
    if (put.getIgnoreValue() && !put.getValue().isEmpty()) {
      return Optional.of(EtcdError.VALUE_PROVIDED);
    }
    if (put.getIgnoreLease() && put.getLease() != 0) {
      return Optional.of(EtcdError.LEASE_PROVIDED);
    }
    return Optional.empty();
  }

  static Optional<EtcdError> of(DeleteRangeRequest delete) {
    return delete.getKey().isEmpty() ? Optional.of(EtcdError.EMPTY_KEY) : Optional.empty();
  }

  static Optional<EtcdError> of(TxnRequest txn, int opsMax) {
    return shape(txn, opsMax).or(() -> Duplicates.in(txn));
  }

  private static Optional<EtcdError> shape(TxnRequest txn, int opsMax) {
    int ops = Math.max(txn.getCompareCount(), Math.max(txn.getSuccessCount(), txn.getFailureCount()));
    if (ops > opsMax) {
      return Optional.of(EtcdError.TOO_MANY_OPS);
    }
    for (Compare compare : txn.getCompareList()) {
      if (compare.getKey().isEmpty()) {
        return Optional.of(EtcdError.EMPTY_KEY);
      }
    }
    // What this level uses of the budget is gone for the levels below.
    int left = opsMax - ops;
    return operations(txn.getSuccessList(), left).or(() -> operations(txn.getFailureList(), left));
  }

  private static Optional<EtcdError> operations(List<RequestOp> operations, int opsMax) {
    for (RequestOp operation : operations) {
      Optional<EtcdError> against = of(operation, opsMax);
      if (against.isPresent()) {
        return against;
      }
    }
    return Optional.empty();
  }

  private static Optional<EtcdError> of(RequestOp operation, int opsMax) {
    return switch (operation.getRequestCase()) {
      case REQUEST_RANGE -> of(operation.getRequestRange());
      case REQUEST_PUT -> of(operation.getRequestPut());
      case REQUEST_DELETE_RANGE -> of(operation.getRequestDeleteRange());
      case REQUEST_TXN -> shape(operation.getRequestTxn(), opsMax);
      case REQUEST_NOT_SET -> Optional.of(EtcdError.KEY_NOT_FOUND);
    };
  }
}
