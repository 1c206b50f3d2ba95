package dev.keelson.api.etcd;

import dev.keelson.api.etcd.call.Limits;
import dev.keelson.api.etcd.config.ClientSettings;
import dev.keelson.api.etcd.ops.Operations;
import dev.keelson.api.grpc.CallMetrics;
import dev.keelson.api.http.Entrance;
import dev.keelson.api.http.FrontDoor;
import dev.keelson.api.http.FrontDoorLimits;
import dev.keelson.api.http.HttpHandler;
import io.grpc.ServerServiceDefinition;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;

/** Opens the ports: for clients, and apart from them for metrics where that is asked for. */
record Doors(ClientSettings client, Operations operations, Executor readers, Closing parts) {
  /** Within the two seconds that a stop may take. */
  private static final Duration GRACE = Duration.ofMillis(400);

  FrontDoor forClients(List<ServerServiceDefinition> services, HttpHandler v2) throws IOException {
    return closing(FrontDoor.open(Entrance.plain(client.addresses()), services, operations.clientPages(v2),
        limits(FrontDoorLimits.DEFAULT.loops()), operations.calls(), readers));
  }

  /** Nobody's gRPC; one loop is plenty for scrapers and probes. */
  void forMetrics() throws IOException {
    if (!client.metricsAddresses().isEmpty()) {
      closing(FrontDoor.open(Entrance.plain(client.metricsAddresses()), List.of(), operations.monitoringPages(),
          limits(1), CallMetrics.NONE, readers));
    }
  }

  private FrontDoor closing(FrontDoor door) {
    parts.add((AutoCloseable) () -> door.close(GRACE));
    return door;
  }

  private FrontDoorLimits limits(int loops) {
    return new FrontDoorLimits(
        loops,
        client.requestBytesMax() + Limits.GRPC_OVERHEAD_BYTES,
        FrontDoorLimits.DEFAULT.bodyBytesMax(),
        client.concurrentStreamsMax(),
        FrontDoorLimits.DEFAULT.streamOutboxBytesMax(),
        client.keepAlive().intervalMin(),
        client.keepAlive().interval(),
        client.keepAlive().timeout(),
        FrontDoorLimits.DEFAULT.requestArrivalMax());
  }
}
