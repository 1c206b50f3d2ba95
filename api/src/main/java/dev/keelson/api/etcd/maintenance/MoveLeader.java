package dev.keelson.api.etcd.maintenance;

import dev.keelson.api.etcd.answer.EtcdError;
import dev.keelson.api.etcd.answer.Errors;
import dev.keelson.api.etcd.call.Unary;
import dev.keelson.api.etcd.call.Verb;
import dev.keelson.api.proto.etcd.MoveLeaderRequest;
import dev.keelson.api.proto.etcd.MoveLeaderResponse;
import dev.keelson.raft.RaftStatus;
import dev.keelson.raft.Replica;
import dev.keelson.raft.ReplicationException;
import dev.keelson.store.Store;
import dev.keelson.store.View;
import io.grpc.StatusRuntimeException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/**
 * {@code Maintenance.MoveLeader}: the leader hands its office to another voter. Its answer has no header, as etcd's.
 */
final class MoveLeader implements Verb<MoveLeaderRequest, MoveLeaderResponse> {
  private final Store store;
  private final Replica replica;
  private final Duration timeout;

  MoveLeader(Store store, Replica replica, Duration timeout) {
    this.store = store;
    this.replica = replica;
    this.timeout = timeout;
  }

  @Override
  public CompletableFuture<MoveLeaderResponse> answer(MoveLeaderRequest request) {
    RaftStatus status = replica.status();
    if (!status.leads()) {
      return Unary.refused(EtcdError.NOT_LEADER);
    }
    long target = request.getTargetID();
    if (!isVoter(target)) {
      return Unary.refused(EtcdError.BAD_LEADER_TRANSFEREE);
    }
    if (target == status.leaderId()) {
      return CompletableFuture.completedFuture(MoveLeaderResponse.getDefaultInstance());
    }
    return replica.transferLeadership(target, timeout)
        .exceptionally(failure -> {
          throw error(failure);
        })
        .thenApply(_ -> MoveLeaderResponse.getDefaultInstance());
  }

  private boolean isVoter(long id) {
    try (View view = store.view()) {
      return view.members().stream().anyMatch(member -> member.id() == id && !member.learner());
    }
  }

  private static StatusRuntimeException error(Throwable failure) {
    return failure instanceof ReplicationException weather && weather.kind() == ReplicationException.Kind.TIMED_OUT
        ? EtcdError.LEADER_TRANSFER_TIMEOUT.exception()
        : Errors.status(failure).asRuntimeException();
  }
}
