package dev.keelson.api.etcd.lease;

import dev.keelson.raft.Replica;
import dev.keelson.store.command.Command;
import dev.keelson.store.command.Reply;
import dev.keelson.store.model.Lease;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * What the keeper stands on once the member runs.
 *
 * @param leases the replicated leases as they are now; may block
 */
record Ground(Supplier<List<Lease>> leases, Replica replica, Duration timeout) {
  CompletableFuture<Reply> propose(Command command) {
    return replica.propose(command, timeout);
  }

  /** Completes when this member is sure to lead and has applied what was acknowledged anywhere. */
  CompletableFuture<Void> confirm() {
    return replica.readBarrier(timeout);
  }
}
