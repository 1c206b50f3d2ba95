package dev.keelson.api.etcd.lease;

import dev.keelson.api.etcd.answer.EtcdError;
import dev.keelson.api.etcd.answer.Headers;
import dev.keelson.api.etcd.call.Proposals;
import dev.keelson.api.etcd.call.Unary;
import dev.keelson.api.etcd.call.Verb;
import dev.keelson.api.etcd.quota.Cost;
import dev.keelson.api.etcd.quota.SpaceGuard;
import dev.keelson.api.proto.etcd.LeaseGrantRequest;
import dev.keelson.api.proto.etcd.LeaseGrantResponse;
import dev.keelson.store.command.Command;
import dev.keelson.store.command.Reply;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;

/** {@code Lease.LeaseGrant}: id and TTL are decided here, before they enter the log. */
final class Grant implements Verb<LeaseGrantRequest, LeaseGrantResponse> {
  private final SpaceGuard space;
  private final Proposals proposals;
  private final Headers headers;
  private final LongSupplier chance;
  private final long ttlSecondsMin;

  Grant(SpaceGuard space, Proposals proposals, Headers headers, LongSupplier chance, long ttlSecondsMin) {
    this.space = space;
    this.proposals = proposals;
    this.headers = headers;
    this.chance = chance;
    this.ttlSecondsMin = ttlSecondsMin;
  }

  @Override
  public CompletableFuture<LeaseGrantResponse> answer(LeaseGrantRequest request) {
    if (!space.allows(Cost.LEASE_GRANT)) {
      return space.refuse();
    }
    if (request.getTTL() > Limits.TTL_SECONDS_MAX) {
      return Unary.refused(EtcdError.LEASE_TTL_TOO_LARGE);
    }
    long id = request.getID() == 0 ? newId() : request.getID();
    return proposals.submit(new Command.GrantLease(id, Math.max(ttlSecondsMin, request.getTTL())))
        .thenApply(reply -> response((Reply.LeaseGranted) reply));
  }

  /** Positive, because clients print it as an unsigned number; never 0, which means "choose one". */
  private long newId() {
    return Math.max(1, chance.getAsLong() & Long.MAX_VALUE);
  }

  private LeaseGrantResponse response(Reply.LeaseGranted granted) {
    return LeaseGrantResponse.newBuilder()
        .setHeader(headers.at(granted.revision()))
        .setID(granted.id())
        .setTTL(granted.ttlSeconds())
        .build();
  }
}
