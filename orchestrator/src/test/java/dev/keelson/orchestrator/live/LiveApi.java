package dev.keelson.orchestrator.live;

import dev.keelson.api.etcd.Closing;
import dev.keelson.orchestrator.admission.plugin.Choice;
import dev.keelson.orchestrator.authn.User;
import dev.keelson.orchestrator.client.ApiClient;
import dev.keelson.orchestrator.client.event.EventSource;
import dev.keelson.orchestrator.client.event.EventWriter;
import dev.keelson.orchestrator.client.informer.Informers;
import dev.keelson.orchestrator.controller.ControlLoop;
import dev.keelson.orchestrator.controller.Controller;
import dev.keelson.orchestrator.controller.ControllerContext;
import dev.keelson.orchestrator.pki.ClusterKeys;
import dev.keelson.orchestrator.pki.Issuer;
import dev.keelson.orchestrator.pki.KeyFlags;
import dev.keelson.orchestrator.pki.PkiDirectory;
import dev.keelson.orchestrator.pki.ServingNames;
import dev.keelson.orchestrator.server.AccessSettings;
import dev.keelson.orchestrator.server.ApiServer;
import dev.keelson.orchestrator.server.ApiSettings;
import dev.keelson.orchestrator.storage.MemoryStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Function;

/** A whole API server on a store in memory, and controllers on it. Closing it ends all. */
public final class LiveApi implements AutoCloseable {
  private static final User ADMIN =
      new User("kubernetes-admin", "", List.of("system:masters", "system:authenticated"), Map.of());
  private static final User MANAGER =
      new User("system:kube-controller-manager", "", List.of("system:authenticated"), Map.of());

  private final Closing parts = new Closing();
  private final InstantSource clock;
  private final ClusterKeys keys;
  private final ApiServer server;
  private final Informers informers;
  private final EventWriter events;

  private LiveApi(Path directory, InstantSource clock) {
    this.clock = clock;
    try {
      var loopback = InetAddress.getLoopbackAddress();
      keys = new PkiDirectory(directory, new Issuer(clock, new SecureRandom()), clock).ensure(
          new KeyFlags(Optional.empty(), Optional.empty(), Optional.empty(), List.of(), Optional.empty()),
          ServingNames.ofApiServer("localhost", List.of(loopback)));
      var settings = new ApiSettings(new InetSocketAddress(loopback, freePort()), "127.0.0.1:6443", "10.96.0.0/12",
          "30000-32767", Choice.USUAL, new AccessSettings("https://kubernetes.default.svc.cluster.local",
              Optional.empty(), true, List.of("Node", "RBAC"), Optional.empty()));
      server = parts.add(ApiServer.open(new MemoryStore(true), settings, keys, clock));
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
    informers = parts.add(new Informers(server.client(MANAGER), new SplittableRandom(1)));
    events = parts.add(EventWriter.start(server.client(MANAGER), clock));
  }

  /**
   * Starts a server.
   *
   * @param directory a temporary one, for its keys
   */
  public static LiveApi start(Path directory) {
    return new LiveApi(directory, Clock.systemUTC());
  }

  /** The port stands in the service {@code kubernetes}, so it has to be known before it is opened. */
  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** May do everything. */
  public ApiClient admin() {
    return server.client(ADMIN);
  }

  /** Acts as a service account of kube-system. */
  public ApiClient account(String name) {
    return server.client(new User("system:serviceaccount:kube-system:" + name, "",
        List.of("system:serviceaccounts", "system:serviceaccounts:kube-system", "system:authenticated"), Map.of()));
  }

  /** Acts as a user that the bootstrap roles know. */
  public ApiClient user(String name) {
    return server.client(new User(name, "", List.of("system:authenticated"), Map.of()));
  }

  public Informers informers() {
    return informers;
  }

  public ClusterKeys keys() {
    return keys;
  }

  public InetSocketAddress address() {
    return server.addresses().getFirst();
  }

  /** What a controller gets that runs as the service account of that name. */
  public ControllerContext context(String account, long seed) {
    return new ControllerContext(
        account(account), informers, events.recorder(new EventSource(account, "")), clock, new SplittableRandom(seed));
  }

  /** Runs a controller until this is closed, or the loop is. */
  public ControlLoop run(String account, long seed, Function<ControllerContext, Controller> controller) {
    return parts.add(ControlLoop.start(controller.apply(context(account, seed)), informers, clock));
  }

  @Override
  public void close() {
    parts.close();
  }
}
