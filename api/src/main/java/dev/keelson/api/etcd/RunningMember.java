package dev.keelson.api.etcd;

import dev.keelson.api.etcd.config.Settings;
import dev.keelson.api.etcd.local.LocalKv;
import dev.keelson.api.etcd.member.DataDirectory;
import dev.keelson.api.etcd.member.DirectoryException;
import dev.keelson.api.etcd.member.Identity;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One member of a cluster, in this process: it serves etcd's ports and its neighbours directly. Close it to end it. */
public final class RunningMember implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(RunningMember.class);

  private final Closing parts;
  private final Server server;

  private RunningMember(Closing parts, Server server) {
    this.parts = parts;
    this.server = server;
  }

  /**
   * Opens the data directory and starts what is in it, or a new member.
   *
   * @param fault told, once at most and from any thread, when this member cannot go on or was removed; the process has
   *     to end then
   * @throws DirectoryException when the data directory cannot be used, with the remedy
   * @throws IOException when a port or a file cannot be opened
   */
  public static RunningMember start(Settings settings, BiConsumer<String, Throwable> fault)
      throws DirectoryException, IOException {
    var endings = new Endings();
    RunningMember member = start(settings, endings);
    endings.tell(fault);
    return member;
  }

  static RunningMember start(Settings settings, Endings endings) throws DirectoryException, IOException {
    var parts = new Closing();
    try {
      return start(settings, endings, parts);
    } catch (DirectoryException | IOException | RuntimeException refused) {
      parts.close();
      throw refused;
    }
  }

  private static RunningMember start(Settings settings, Endings endings, Closing parts)
      throws DirectoryException, IOException {
    DataDirectory directory = parts.add(DataDirectory.open(settings.member().dataDirectory()));
    Identity identity = Boot.identity(settings, directory);
    LOG.atInfo()
        .addKeyValue("name", settings.member().name())
        .addKeyValue("data-dir", settings.member().dataDirectory())
        .addKeyValue("member-id", Long.toHexString(identity.memberId()))
        .addKeyValue("cluster-id", Long.toHexString(identity.clusterId()))
        .addKeyValue("initial-advertise-peer-urls", settings.cluster().peerUrls())
        .addKeyValue("advertise-client-urls", settings.cluster().clientUrls())
        .log("starting an etcd server");
    return new RunningMember(parts, new Wiring(settings, directory, identity, endings, parts).start());
  }

  /** The store, for whoever lives in this process. */
  public LocalKv kv() {
    return server.kv();
  }

  /** Completes when the cluster has a leader and knows that this member is there. */
  public CompletableFuture<Void> ready() {
    return server.ready();
  }

  /** Where etcd's clients connect. */
  public List<InetSocketAddress> clientAddresses() {
    return server.clientAddresses();
  }

  /** Idempotent. Waits for what is under way, a second or two. */
  @Override
  public void close() {
    parts.close();
  }
}
