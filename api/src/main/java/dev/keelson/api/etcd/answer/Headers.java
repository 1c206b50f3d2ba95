package dev.keelson.api.etcd.answer;

import dev.keelson.api.proto.etcd.ResponseHeader;
import java.util.function.LongSupplier;

/**
 * Makes the headers of this member's answers.
 *
 * @param term the current Raft term; asked once for each header, so it must be cheap
 */
public record Headers(long clusterId, long memberId, LongSupplier term) {
  /** All four fields: what most answers carry. */
  public ResponseHeader at(long revision) {
    return ResponseHeader.newBuilder()
        .setClusterId(clusterId)
        .setMemberId(memberId)
        .setRevision(revision)
        .setRaftTerm(term.getAsLong())
        .build();
  }

  /** Without a revision: membership answers. */
  public ResponseHeader plain() {
    return at(0);
  }

  /** The revision alone: answers nested in a transaction's. */
  public static ResponseHeader nested(long revision) {
    return ResponseHeader.newBuilder().setRevision(revision).build();
  }
}
