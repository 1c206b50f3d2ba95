package dev.keelson.orchestrator.program;

import dev.keelson.api.etcd.Closing;
import dev.keelson.api.etcd.log.Logs;
import dev.keelson.orchestrator.pki.CertificateForm;
import dev.keelson.orchestrator.pki.ClusterKeys;
import dev.keelson.orchestrator.pki.Issuer;
import dev.keelson.orchestrator.pki.PkiDirectory;
import dev.keelson.orchestrator.pki.PkiLimits;
import dev.keelson.orchestrator.pki.ServingNames;
import dev.keelson.orchestrator.server.ApiServer;
import dev.keelson.orchestrator.storage.ObjectStore;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The life of a process that serves the API: from its keys to the exit code. */
final class ApiProgram {
  private static final Logger LOG = LoggerFactory.getLogger(ApiProgram.class);

  /** A supervisor that sent SIGTERM waits for us. */
  private static final Duration STOP_MAX = Duration.ofSeconds(5);

  private final ApiFlags flags;
  private final Path certDir;
  private final Inside inside;
  private final Closing parts = new Closing();
  private final CompletableFuture<String> fault = new CompletableFuture<>();

  /** Opens the store that the API is served on. */
  @FunctionalInterface
  interface StoreOpening {
    ObjectStore open(Closing closing) throws Exception;
  }

  /** Starts what runs in the server's process. */
  @FunctionalInterface
  interface Inside {
    Inside NOTHING = (_, _, _) -> { };

    void start(ApiServer server, ClusterKeys keys, Closing closing) throws IOException;
  }

  ApiProgram(ApiFlags flags, Path defaultCertDir, Inside inside) {
    this.flags = flags;
    this.inside = inside;
    this.certDir = flags.certDir == null ? defaultCertDir : flags.certDir;
  }

  /** Serves until a signal or a fault ends the process. */
  int run(StoreOpening opening) throws Exception {
    Logs.start("info", List.of("stderr"), true);
    Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().name("stop").unstarted(this::stop));
    try {
      var store = opening.open(parts);
      var keys = keys();
      var server = parts.add(ApiServer.open(store, flags.settings(), keys, SystemTime.CLOCK));
      inside.start(server, keys, parts);
      parts.add(new KeyRenewal(KeyRenewal.PERIOD, this::keys, server::show));
      LOG.atInfo().addKeyValue("addresses", server.addresses()).log("Serving securely");
      LOG.info("ready to serve client requests");
    } catch (IOException refused) {
      LOG.error("{}", refused.getMessage());
      return 1;
    }
    LOG.error("{}", fault.join());
    return 1;
  }

  void fault(String what, Throwable cause) {
    LOG.error("this member cannot go on: {}", what, cause);
    fault.complete(what + ": " + cause.getMessage());
  }

  private ClusterKeys keys() throws IOException {
    var issuer = new Issuer(SystemTime.CLOCK, new SecureRandom());
    var directory = new PkiDirectory(certDir, issuer, SystemTime.CLOCK);
    var keys = directory.ensure(flags.keys(), names());
    if (keys.signer().isPresent()) {
      var file = flags.kubeconfig == null ? certDir.resolve("admin.conf") : flags.kubeconfig;
      var admin = CertificateForm.client("kubernetes-admin", List.of("system:masters"), PkiLimits.LIFETIME);
      directory.ensureKubeconfig(file, "https://" + host() + ":" + flags.securePort, keys, admin);
      LOG.atInfo().addKeyValue("kubeconfig", file.toAbsolutePath()).log("the administrator's kubeconfig");
    }
    return keys;
  }

  private ServingNames names() throws IOException {
    var addresses = new ArrayList<InetAddress>();
    addresses.add(InetAddress.getLoopbackAddress());
    addresses.add(InetAddress.getByName(host()));
    addresses.add(flags.firstServiceAddress());
    return ServingNames.ofApiServer(InetAddress.getLocalHost().getHostName(), addresses);
  }

  /** Where the administrator of this machine connects. */
  private String host() {
    if (flags.advertiseAddress != null) {
      return flags.advertiseAddress;
    }
    boolean anywhere = new InetSocketAddress(flags.bindAddress, 0).getAddress().isAnyLocalAddress();
    return anywhere ? InetAddress.getLoopbackAddress().getHostAddress() : flags.bindAddress;
  }

  private void stop() {
    var closing = Thread.ofPlatform().name("close").daemon().start(parts::close);
    try {
      if (closing.join(STOP_MAX)) {
        LOG.info("closed");
      }
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
  }
}
