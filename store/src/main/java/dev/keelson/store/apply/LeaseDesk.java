package dev.keelson.store.apply;

import dev.keelson.store.command.Command;
import dev.keelson.store.command.Refusal;
import dev.keelson.store.command.Reply;
import dev.keelson.store.engine.Rows;
import dev.keelson.store.model.Bytes;
import dev.keelson.store.model.KeyRange;
import dev.keelson.store.model.Lease;
import dev.keelson.store.mvcc.LeaseRow;
import dev.keelson.store.mvcc.RowKey;
import dev.keelson.store.mvcc.Version;
import java.util.ArrayList;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** Grants, revokes and checkpoints leases. When they end is for the leader's lessor to say, not for the state. */
final class LeaseDesk {
  private LeaseDesk() {}

  static Optional<Lease> find(Draft draft, long id) {
    byte[] rowKey = RowKey.lease(id);
    return draft.smallRows().get(rowKey).map(row -> LeaseRow.decode(rowKey, row));
  }

  static Reply grant(Draft draft, Command.GrantLease grant) {
    if (find(draft, grant.id()).isPresent()) {
      return new Reply.Refused(draft.revision(), new Refusal.LeaseExists(grant.id()));
    }
    store(draft, new Lease(grant.id(), grant.ttlSeconds(), 0));
    draft.tell(new Notice.LeaseGranted(grant.id(), grant.ttlSeconds()));
    return new Reply.LeaseGranted(draft.revision(), grant.id(), grant.ttlSeconds());
  }

  /** The attached keys go in one revision, in key order. */
  static Reply revoke(Draft draft, long id) {
    if (find(draft, id).isEmpty()) {
      return new Reply.Refused(draft.revision(), new Refusal.LeaseNotFound(id));
    }
    var next = new NextRevision(draft);
    for (Bytes key : attached(draft, id)) {
      Deleter.deleteKey(draft, next, key, new ArrayList<>(1));
    }
    next.finish();
    draft.smallRows().delete(RowKey.lease(id));
    draft.tell(new Notice.LeaseRevoked(id));
    return new Reply.Done(draft.revision());
  }

  /** Unknown leases are passed over: they were revoked while the checkpoint was on its way. */
  static Reply checkpoint(Draft draft, Command.CheckpointLeases checkpoint) {
    for (Lease lease : checkpoint.leases()) {
      find(draft, lease.id()).ifPresent(known ->
          store(draft, new Lease(known.id(), known.ttlSeconds(), lease.remainingSeconds())));
    }
    return new Reply.Done(draft.revision());
  }

  private static void store(Draft draft, Lease lease) {
    draft.smallRows().put(RowKey.lease(lease.id()), LeaseRow.encode(lease));
  }

  /** Keys that were attached before this entry, or touched by it, and whose newest version has the lease. */
  private static SortedSet<Bytes> attached(Draft draft, long id) {
    var keys = new TreeSet<>(draft.pending().keys(KeyRange.ALL).keySet());
    try (Rows rows = draft.reading().rows(RowKey.attachment(id, Bytes.EMPTY), RowKey.attachmentEnd(id))) {
      for (; rows.valid(); rows.next()) {
        keys.add(Bytes.wrap(rows.key(1 + Long.BYTES)));
      }
    }
    var newest = draft.newest();
    keys.removeIf(key -> {
      Version version = newest.get(key);
      return version == null || version.kv().lease() != id;
    });
    return keys;
  }
}
