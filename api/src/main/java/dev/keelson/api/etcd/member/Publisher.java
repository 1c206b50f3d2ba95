package dev.keelson.api.etcd.member;

import dev.keelson.raft.Replica;
import dev.keelson.store.command.Command;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the cluster through the log that this member is there, its name and its client URLs; tries until it is told.
 */
public final class Publisher {
  private static final Logger LOG = LoggerFactory.getLogger(Publisher.class);

  private final Replica replica;
  private final Identity identity;
  private final Duration timeout;
  private final Executor later;

  /**
   * For one member.
   *
   * @param later runs a task after a pause: the next try
   */
  public Publisher(Replica replica, Identity identity, Duration timeout, Executor later) {
    this.replica = replica;
    this.identity = identity;
    this.timeout = timeout;
    this.later = later;
  }

  /** Completes when this member has applied its own announcement. Only then may it say that it is ready. */
  public CompletableFuture<Void> publish(String name, List<String> clientUrls) {
    var announcement = new Command.PublishMember(identity.memberId(), name, clientUrls);
    return replica.propose(new Command.BootstrapMembers(identity.members()), timeout)
        .thenCompose(_ -> replica.propose(announcement, timeout))
        .thenAccept(_ -> told(announcement))
        .exceptionallyCompose(failure -> again(announcement, failure));
  }

  private void told(Command.PublishMember announcement) {
    LOG.atInfo()
        .addKeyValue("local-member-id", Long.toHexString(identity.memberId()))
        .addKeyValue("local-member-attributes",
            "{Name:" + announcement.name() + " ClientURLs:" + announcement.clientUrls() + "}")
        .addKeyValue("cluster-id", Long.toHexString(identity.clusterId()))
        .log("published local member to cluster through raft");
  }

  private CompletableFuture<Void> again(Command.PublishMember announcement, Throwable failure) {
    LOG.atWarn()
        .addKeyValue("local-member-id", Long.toHexString(identity.memberId()))
        .addKeyValue("error", String.valueOf(failure.getMessage()))
        .log("failed to publish local member to cluster through raft");
    return CompletableFuture.runAsync(() -> {}, later)
        .thenCompose(_ -> publish(announcement.name(), announcement.clientUrls()));
  }
}
