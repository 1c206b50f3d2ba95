package dev.keelson.api.etcd.quota;

import dev.keelson.api.proto.etcd.PutRequest;
import dev.keelson.api.proto.etcd.RequestOp;
import dev.keelson.api.proto.etcd.TxnRequest;
import java.util.List;

/** etcd's estimate of the bytes that a request will take on disk. */
public final class Cost {
  /** A lease's row. */
  public static final long LEASE_GRANT = 64;

  private static final long PUT_OVERHEAD = 256;

  private Cost() {}

  public static long of(PutRequest put) {
    return ofPut(put.getKey().size(), put.getValue().size());
  }

  public static long ofPut(int keyBytes, int valueBytes) {
    return PUT_OVERHEAD + keyBytes + valueBytes;
  }

  /** The dearer branch counts; only puts cost anything. */
  public static long of(TxnRequest txn) {
    return Math.max(sum(txn.getSuccessList()), sum(txn.getFailureList()));
  }

  private static long sum(List<RequestOp> operations) {
    long total = 0;
    for (RequestOp operation : operations) {
      if (operation.hasRequestPut()) {
        total += of(operation.getRequestPut());
      } else if (operation.hasRequestTxn()) {
        total += of(operation.getRequestTxn());
      }
    }
    return total;
  }
}
