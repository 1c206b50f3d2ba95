package dev.keelson.orchestrator.server;

import dev.keelson.api.etcd.Closing;
import dev.keelson.api.grpc.CallMetrics;
import dev.keelson.api.http.Entrance;
import dev.keelson.api.http.FrontDoor;
import dev.keelson.api.http.FrontDoorLimits;
import dev.keelson.api.http.Tls;
import dev.keelson.orchestrator.authn.User;
import dev.keelson.orchestrator.client.ApiClient;
import dev.keelson.orchestrator.client.RestClient;
import dev.keelson.orchestrator.pki.ClusterKeys;
import dev.keelson.orchestrator.storage.ObjectStore;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executors;

/** A running API server. */
public final class ApiServer implements AutoCloseable {
  public static final String VERSION = VersionPage.GIT_VERSION;

  /** Watches are told to end, then connections close. */
  private static final Duration GRACE = Duration.ofSeconds(2);

  /** What kube-apiserver takes: an object of etcd's size twice over. */
  static final int BODY_BYTES_MAX = 3 << 20;

  private final FrontDoor door;
  private final ApiHandler handler;
  private final Tls tls;
  private final Closing parts;

  private ApiServer(FrontDoor door, ApiHandler handler, Tls tls, Closing parts) {
    this.door = door;
    this.handler = handler;
    this.tls = tls;
    this.parts = parts;
  }

  /**
   * Starts serving.
   *
   * @throws IOException when the port cannot be opened
   */
  public static ApiServer open(ObjectStore store, ApiSettings settings, ClusterKeys keys, InstantSource clock)
      throws IOException {
    var parts = new Closing();
    try {
      return open(store, settings, keys, clock, parts);
    } catch (IOException | RuntimeException refused) {
      parts.close();
      throw refused;
    }
  }

  private static ApiServer open(
      ObjectStore store, ApiSettings settings, ClusterKeys keys, InstantSource clock, Closing parts)
      throws IOException {
    var threads = Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("request-", 0).factory());
    parts.add(threads::shutdownNow);
    var serving = keys.serving();
    var tls = Tls.of(serving.key(), serving.chain(), keys.clientAuthorities());
    var handler = new Wiring(store, settings, keys, clock, parts).handler(threads);
    var door = FrontDoor.open(List.of(Entrance.secure(settings.address(), tls)), List.of(), handler, limits(),
        CallMetrics.NONE, threads);
    return new ApiServer(door, handler, tls, parts);
  }

  private static FrontDoorLimits limits() {
    var usual = FrontDoorLimits.DEFAULT;
    return new FrontDoorLimits(usual.loops(), usual.messageBytesMax(), BODY_BYTES_MAX, usual.concurrentStreamsMax(),
        usual.streamOutboxBytesMax(), usual.pingIntervalMin(), usual.keepAliveInterval(), usual.keepAliveTimeout(),
        usual.requestArrivalMax());
  }

  /** Clients that connect from now on see these keys. */
  public void show(ClusterKeys keys) throws IOException {
    tls.replace(keys.serving().key(), keys.serving().chain(), keys.clientAuthorities());
  }

  public List<InetSocketAddress> addresses() {
    return door.addresses();
  }

  /** A client within this process, that acts as such a user and may do what he may. */
  public ApiClient client(User user) {
    return new RestClient(new LocalTransport(handler, user));
  }

  @Override
  public void close() {
    door.close(GRACE);
    parts.close();
  }
}
