package dev.keelson.api.etcd.kv;

import com.google.protobuf.ByteString;
import dev.keelson.api.etcd.answer.EtcdError;
import dev.keelson.api.proto.etcd.DeleteRangeRequest;
import dev.keelson.api.proto.etcd.PutRequest;
import dev.keelson.api.proto.etcd.RequestOp;
import dev.keelson.api.proto.etcd.TxnRequest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds keys that a transaction would put twice, or put and delete, in one branch.
 *
 * <p>It finds exactly what etcd finds, gaps included, because a transaction that etcd takes must be taken here too: a
 * delete of all keys from one on ({@code range_end} zero byte) counts as an empty range, and a nested put before a
 * later sibling's nested delete passes.
 */
final class Duplicates {
  private static final Comparator<ByteString> ORDER = ByteString.unsignedLexicographicalComparator();

  private final Set<ByteString> puts = new HashSet<>();
  private final List<DeleteRangeRequest> deletes = new ArrayList<>();

  private Duplicates() {}

  static Optional<EtcdError> in(TxnRequest txn) {
    boolean clean = branch(txn.getSuccessList()).isPresent() && branch(txn.getFailureList()).isPresent();
    return clean ? Optional.empty() : Optional.of(EtcdError.DUPLICATE_KEY);
  }

  /** What one branch puts and deletes; empty when it contradicts itself. */
  private static Optional<Duplicates> branch(List<RequestOp> operations) {
    var found = new Duplicates();
    for (RequestOp operation : operations) {
      if (operation.hasRequestDeleteRange()) {
        found.deletes.add(operation.getRequestDeleteRange());
      }
    }
    for (RequestOp operation : operations) {
      if (operation.hasRequestTxn() && !found.addNested(operation.getRequestTxn())) {
        return Optional.empty();
      }
    }
    for (RequestOp operation : operations) {
      if (operation.hasRequestPut() && !found.addPut(operation.getRequestPut())) {
        return Optional.empty();
      }
    }
    return Optional.of(found);
  }

  private boolean addPut(PutRequest put) {
    return !isDeleted(put.getKey()) && puts.add(put.getKey());
  }

  private boolean addNested(TxnRequest txn) {
    Optional<Duplicates> success = branch(txn.getSuccessList());
    Optional<Duplicates> failure = branch(txn.getFailureList());
    if (success.isEmpty() || failure.isEmpty()) {
      return false;
    }
    Set<ByteString> exclusive = new HashSet<>(success.get().puts); // only one of both branches runs
    exclusive.addAll(failure.get().puts);
    for (ByteString key : exclusive) {
      if (isDeleted(key) || !puts.add(key)) {
        return false;
      }
    }
    deletes.addAll(success.get().deletes);
    deletes.addAll(failure.get().deletes);
    return true;
  }

  private boolean isDeleted(ByteString key) {
    for (DeleteRangeRequest delete : deletes) {
      if (covers(delete, key)) {
        return true;
      }
    }
    return false;
  }

  private static boolean covers(DeleteRangeRequest delete, ByteString key) {
    if (delete.getRangeEnd().isEmpty()) {
      return delete.getKey().equals(key);
    }
    return ORDER.compare(key, delete.getKey()) >= 0 && ORDER.compare(key, delete.getRangeEnd()) < 0;
  }
}
