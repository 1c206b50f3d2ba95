package dev.keelson.api.etcd.answer;

import dev.keelson.raft.ReplicationException;
import dev.keelson.store.command.Refusal;
import io.grpc.Status;
import io.grpc.StatusException;
import io.grpc.StatusRuntimeException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;

/** The one place where refusals of the store and weather of the cluster become etcd's errors. */
public final class Errors {
  private Errors() {}

  public static EtcdError of(Refusal refusal) {
    return switch (refusal) {
      case Refusal.Compacted _ -> EtcdError.COMPACTED;
      case Refusal.FutureRevision _ -> EtcdError.FUTURE_REVISION;
      case Refusal.KeyNotFound _ -> EtcdError.KEY_NOT_FOUND;
      case Refusal.LeaseNotFound _ -> EtcdError.LEASE_NOT_FOUND;
      case Refusal.LeaseExists _ -> EtcdError.LEASE_EXISTS;
      case Refusal.MemberNotFound _, Refusal.MemberRemoved _ -> EtcdError.MEMBER_NOT_FOUND;
      case Refusal.MemberExists _ -> EtcdError.MEMBER_EXISTS;
      case Refusal.PeerUrlExists _ -> EtcdError.PEER_URL_EXISTS;
      case Refusal.NotLearner _ -> EtcdError.NOT_LEARNER;
      case Refusal.TooManyLearners _ -> EtcdError.TOO_MANY_LEARNERS;
      case Refusal.NoSpace _ -> EtcdError.NO_SPACE;
      case Refusal.Corrupt _ -> EtcdError.CORRUPT;
    };
  }

  public static EtcdError of(ReplicationException.Kind kind) {
    return switch (kind) {
      case NO_LEADER -> EtcdError.NO_LEADER;
      case LEADER_CHANGED -> EtcdError.LEADER_CHANGED;
      case TIMED_OUT -> EtcdError.TIMEOUT;
      case TIMED_OUT_LEADER_FAILURE -> EtcdError.TIMEOUT_LEADER_FAILURE;
      case TIMED_OUT_CONNECTION_LOST -> EtcdError.TIMEOUT_CONNECTION_LOST;
      case TOO_MANY_REQUESTS -> EtcdError.TOO_MANY_REQUESTS;
      case TOO_LARGE -> EtcdError.REQUEST_TOO_LARGE;
      case NOT_LEADER -> EtcdError.NOT_LEADER;
      case BAD_TRANSFEREE -> EtcdError.BAD_LEADER_TRANSFEREE;
      case STOPPED -> EtcdError.STOPPED;
    };
  }

  /** What a client is told about a failed call; anything unforeseen is INTERNAL with its own words. */
  public static Status status(Throwable failure) {
    return switch (failure) {
      case ReplicationException weather -> of(weather.kind()).status();
      case StatusRuntimeException refused -> refused.getStatus();
      case StatusException refused -> refused.getStatus();
      case CompletionException wrapped when wrapped.getCause() != null -> status(wrapped.getCause());
      case ExecutionException wrapped when wrapped.getCause() != null -> status(wrapped.getCause());
      default -> Status.INTERNAL.withDescription("etcdserver: " + failure).withCause(failure);
    };
  }
}
