package dev.keelson.api.etcd.ops;

import dev.keelson.api.etcd.answer.ServerVersion;
import dev.keelson.api.etcd.call.Backend;
import dev.keelson.api.etcd.call.Reads;
import dev.keelson.api.etcd.call.TimedApplier;
import dev.keelson.api.grpc.CallMetrics;
import dev.keelson.api.http.HttpHandler;
import dev.keelson.api.metrics.Family;
import dev.keelson.api.metrics.GrpcMetrics;
import dev.keelson.api.metrics.HealthMetrics;
import dev.keelson.api.metrics.MemberFacts;
import dev.keelson.api.metrics.MemberMetrics;
import dev.keelson.api.metrics.PeerMetrics;
import dev.keelson.api.metrics.ProcessMetrics;
import dev.keelson.api.metrics.Registry;
import dev.keelson.api.metrics.Workings;
import dev.keelson.store.watch.WatchCounters;
import io.grpc.ServerServiceDefinition;
import java.util.List;
import java.util.stream.Stream;

/** What operators see of one member: its metrics and its pages. */
public final class Operations {
  private final Backend backend;
  private final Checks checks;
  private final HealthMetrics health = new HealthMetrics();
  private final GrpcMetrics grpc;
  private final Registry registry;

  /** {@code services} are those whose calls are counted, and timed when {@code handlingTimes}. */
  public Operations(
      Backend backend,
      TimedApplier applier,
      WatchCounters watch,
      List<ServerServiceDefinition> services,
      boolean handlingTimes,
      long quotaBytes) {
    this.backend = backend;
    this.checks = new Checks(backend.store(), backend.replica(), backend.reads());
    this.grpc = new GrpcMetrics(services, handlingTimes);
    var facts = new MemberFacts(
        backend.headers().memberId(), ServerVersion.SERVER, ServerVersion.CLUSTER_MAJOR_MINOR, quotaBytes);
    Workings workings = workings(backend.reads(), applier);
    var member = new MemberMetrics(backend.store(), backend.replica(), watch, facts, workings);
    this.registry = new Registry(
        Stream.of(
                grpc.families(),
                health.families(),
                member.families(),
                new PeerMetrics(backend.replica()).families(),
                backend.work().families(),
                new ProcessMetrics().families())
            .<Family>flatMap(List::stream)
            .toList());
  }

  private static Workings workings(Reads reads, TimedApplier applier) {
    return new Workings(applier.commits(), applier::slow, reads::failed, reads::late);
  }

  /** Hears of every call. */
  public CallMetrics calls() {
    return grpc;
  }

  /**
   * What a client URL answers that is not gRPC.
   *
   * @param v2 answers for {@code /v2/}
   */
  public HttpHandler clientPages(HttpHandler v2) {
    return OpsHandler.forClients(checks, health, registry, backend.replica(), backend.headers().memberId(), v2);
  }

  /** What the URLs of {@code --listen-metrics-urls} answer. */
  public HttpHandler monitoringPages() {
    return OpsHandler.forMonitoring(checks, health, registry);
  }
}
