package dev.keelson.api.etcd;

import dev.keelson.api.etcd.call.Backend;
import dev.keelson.api.etcd.call.LeaderLoss;
import dev.keelson.api.etcd.call.LeaderRequired;
import dev.keelson.api.etcd.call.Limits;
import dev.keelson.api.etcd.cluster.ClusterService;
import dev.keelson.api.etcd.cluster.MemberChanges;
import dev.keelson.api.etcd.config.Settings;
import dev.keelson.api.etcd.health.HealthService;
import dev.keelson.api.etcd.kv.KvService;
import dev.keelson.api.etcd.lease.LeaseService;
import dev.keelson.api.etcd.lease.LeaseSettings;
import dev.keelson.api.etcd.local.LocalKv;
import dev.keelson.api.etcd.maintenance.MaintenanceService;
import dev.keelson.api.etcd.quota.Quota;
import dev.keelson.api.etcd.quota.SpaceGuard;
import dev.keelson.api.etcd.quota.SpaceMeter;
import dev.keelson.api.etcd.watch.WatchService;
import dev.keelson.store.Store;
import dev.keelson.store.View;
import dev.keelson.store.loop.Loop;
import dev.keelson.store.model.Alarm;
import dev.keelson.store.watch.WatchHub;
import io.grpc.ServerInterceptor;
import io.grpc.ServerInterceptors;
import io.grpc.ServerServiceDefinition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** The gRPC services of one member, and what of them is offered within the process. */
final class Services implements AutoCloseable {
  private final List<ServerServiceDefinition> all;
  private final LocalKv local;
  private final SpaceMeter meter;
  private final HealthService health = new HealthService();

  Services(
      Settings settings, LeaseSettings leases, Backend backend, MemberChanges changes, WatchHub hub, Path directory,
      Loop upkeep)
      throws IOException {
    Duration electionTimeout = settings.member().timing().electionTimeout();
    Duration timeout = leases.requestTimeout();
    Store store = backend.store();
    var quota = new Quota(settings.client().quotaBytes());
    var alarm = new Alarm(backend.headers().memberId(), Alarm.Kind.NOSPACE);
    this.meter = new SpaceMeter(store::sizeBytes, Files.getFileStore(directory), upkeep);
    var guard = new SpaceGuard(quota, meter, () -> holds(store, alarm),
        SpaceGuard.raising(backend.replica(), backend.headers().memberId(), timeout));
    BooleanSupplier leaderKnown = () -> backend.replica().status().leaderId() != 0;
    ServerInterceptor leaderRequired = new LeaderRequired(leaderKnown);
    var leaderLoss = new LeaderLoss(upkeep, leaderKnown, electionTimeout);
    var random = new Random();
    this.local = new LocalKv(backend, guard, hub, random::nextLong);
    int messageBytesMax = settings.client().requestBytesMax() + Limits.GRPC_OVERHEAD_BYTES;
    this.all = Stream.of(
            KvService.define(backend, guard, settings.client().txnOpsMax()),
            MaintenanceService.define(backend, quota, timeout),
            ClusterService.define(backend, changes),
            LeaseService.define(backend, guard, leaderLoss, leases, random::nextLong),
            WatchService.define(hub, backend.headers(), leaderLoss, messageBytesMax),
            health.bindService())
        .map(service -> ServerInterceptors.intercept(service, leaderRequired))
        .toList();
  }

  private static boolean holds(Store store, Alarm alarm) {
    try (View view = store.view()) {
      return view.alarms().contains(alarm);
    }
  }

  List<ServerServiceDefinition> all() {
    return all;
  }

  LocalKv local() {
    return local;
  }

  void start() {
    meter.start();
  }

  /** Tells those who watch this server's health before their connections end. */
  @Override
  public void close() {
    health.stop();
  }
}
