package dev.keelson.api.etcd.lease;

import dev.keelson.api.etcd.call.Backend;
import dev.keelson.api.etcd.call.LeaderLoss;
import dev.keelson.api.etcd.call.Unary;
import dev.keelson.api.etcd.quota.SpaceGuard;
import dev.keelson.api.proto.etcd.LeaseGrpc;
import dev.keelson.api.proto.etcd.LeaseLeasesResponse;
import dev.keelson.api.proto.etcd.LeaseRevokeRequest;
import dev.keelson.api.proto.etcd.LeaseRevokeResponse;
import dev.keelson.api.proto.etcd.LeaseStatus;
import dev.keelson.store.View;
import dev.keelson.store.command.Command;
import dev.keelson.store.model.Lease;
import io.grpc.ServerMethodDefinition;
import io.grpc.ServerServiceDefinition;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;

/** {@code etcdserverpb.Lease}. */
public final class LeaseService {
  private LeaseService() {}

  /**
   * The whole service.
   *
   * @param chance for ids of the server's choice; any number, from any thread
   */
  public static ServerServiceDefinition define(
      Backend backend, SpaceGuard space, LeaderLoss leaderLoss, LeaseSettings settings, LongSupplier chance) {
    long ttlSecondsMin = Limits.ttlSecondsMin(settings.electionTimeout());
    return ServerServiceDefinition.builder(LeaseGrpc.SERVICE_NAME)
        .addMethod(Unary.method(LeaseGrpc.getLeaseGrantMethod(),
            new Grant(space, backend.proposals(), backend.headers(), chance, ttlSecondsMin)))
        .addMethod(Unary.method(LeaseGrpc.getLeaseRevokeMethod(), request -> revoke(backend, request)))
        .addMethod(Unary.method(LeaseGrpc.getLeaseTimeToLiveMethod(),
            new TimeToLive(backend, settings.requestTimeout())))
        .addMethod(Unary.method(LeaseGrpc.getLeaseLeasesMethod(),
            _ -> backend.reads().serializable(() -> leases(backend))))
        .addMethod(ServerMethodDefinition.create(LeaseGrpc.getLeaseKeepAliveMethod(), (call, metadata) ->
            new KeepAliveStream(call, backend, settings.requestTimeout(), leaderLoss).start(metadata)))
        .build();
  }

  private static CompletableFuture<LeaseRevokeResponse> revoke(Backend backend, LeaseRevokeRequest request) {
    return backend.proposals().submit(new Command.RevokeLease(request.getID()))
        .thenApply(reply ->
            LeaseRevokeResponse.newBuilder().setHeader(backend.headers().at(reply.revision())).build());
  }

  /** What this member has: as etcd, without asking anybody. */
  private static LeaseLeasesResponse leases(Backend backend) {
    try (View view = backend.store().view()) {
      var response = LeaseLeasesResponse.newBuilder().setHeader(backend.headers().at(view.revision()));
      for (Lease lease : view.leases()) {
        response.addLeases(LeaseStatus.newBuilder().setID(lease.id()));
      }
      return response.build();
    }
  }
}
