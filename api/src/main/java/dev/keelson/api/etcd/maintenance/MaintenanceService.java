package dev.keelson.api.etcd.maintenance;

import dev.keelson.api.etcd.call.Backend;
import dev.keelson.api.etcd.call.Chores;
import dev.keelson.api.etcd.call.Unary;
import dev.keelson.api.etcd.quota.Quota;
import dev.keelson.api.proto.etcd.DefragmentResponse;
import dev.keelson.api.proto.etcd.MaintenanceGrpc;
import dev.keelson.store.Store;
import io.grpc.ServerServiceDefinition;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** {@code etcdserverpb.Maintenance}. */
public final class MaintenanceService {
  private MaintenanceService() {}

  /** The whole service; {@code timeout} is how long a leader transfer may take. */
  public static ServerServiceDefinition define(Backend backend, Quota quota, Duration timeout) {
    Store store = backend.store();
    var hashes = new Hashes(store, backend.chores(), backend.headers());
    return ServerServiceDefinition.builder(MaintenanceGrpc.SERVICE_NAME)
        .addMethod(Unary.method(MaintenanceGrpc.getStatusMethod(),
            new StatusVerb(store, backend.replica(), quota, backend.headers())))
        .addMethod(Unary.method(MaintenanceGrpc.getAlarmMethod(),
            new AlarmVerb(store, backend.reads(), backend.proposals(), backend.headers())))
        .addMethod(Unary.method(MaintenanceGrpc.getHashKVMethod(), hashes::hashKv))
        .addMethod(Unary.method(MaintenanceGrpc.getHashMethod(), hashes::hash))
        .addMethod(Unary.method(MaintenanceGrpc.getDefragmentMethod(),
            _ -> defragment(store, backend.chores())))
        .addMethod(Unary.method(MaintenanceGrpc.getMoveLeaderMethod(),
            new MoveLeader(store, backend.replica(), timeout)))
        .build();
  }

  /** Starts a compaction of files and answers at once: nothing stops meanwhile. The answer has no header, as etcd's. */
  private static CompletableFuture<DefragmentResponse> defragment(Store store, Chores chores) {
    CompletableFuture<Boolean> work = chores.run(() -> {
      store.compactFiles();
      return true;
    });
    return work.isCompletedExceptionally()
        ? work.thenApply(_ -> DefragmentResponse.getDefaultInstance())
        : CompletableFuture.completedFuture(DefragmentResponse.getDefaultInstance());
  }
}
