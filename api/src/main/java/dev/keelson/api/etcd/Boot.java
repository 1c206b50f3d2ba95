package dev.keelson.api.etcd;

import dev.keelson.api.etcd.config.ClusterSettings;
import dev.keelson.api.etcd.config.Settings;
import dev.keelson.api.etcd.member.Bootstrap;
import dev.keelson.api.etcd.member.DataDirectory;
import dev.keelson.api.etcd.member.DirectoryException;
import dev.keelson.api.etcd.member.Identity;
import dev.keelson.api.etcd.member.RunningCluster;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Decides who this member is: what the data directory says, or for a new one what the flags say. */
final class Boot {
  private static final Logger LOG = LoggerFactory.getLogger(Boot.class);

  private Boot() {}

  static Identity identity(Settings settings, DataDirectory directory) throws DirectoryException {
    Optional<Identity> known = directory.identity();
    if (known.isPresent()) {
      LOG.info("the server is already initialized as member before, starting as etcd member");
      refuseAnotherMember(settings, known.get());
      return known.get();
    }
    if (settings.cluster().joins()) {
      return join(described(settings), directory);
    }
    Identity chosen = described(settings).identity();
    directory.remember(chosen);
    return chosen;
  }

  private static Identity join(Bootstrap described, DataDirectory directory) throws DirectoryException {
    var found = RunningCluster.ask(described.otherPeerUrls());
    Identity chosen = described.joining(found.clusterId(), found.members());
    directory.remember(chosen);
    return chosen;
  }

  /**
   * A restart ignores the initial flags, as in etcd; but a data directory that was put in the wrong place shows in
   * them: this member would speak with ids that the cluster of the flags has never heard of.
   */
  private static void refuseAnotherMember(Settings settings, Identity known) throws DirectoryException {
    ClusterSettings cluster = settings.cluster();
    if (!cluster.initial().given() || cluster.joins() || !cluster.initial().peerUrls().containsKey(name(settings))) {
      return;
    }
    Identity described = described(settings).identity();
    if (described.memberId() != known.memberId() && described.clusterId() != known.clusterId()) {
      throw new DirectoryException(("the data directory %s belongs to member %x of cluster %x, but --initial-cluster"
          + " and --initial-cluster-token describe member %x of cluster %x; choose another --data-dir, or give the"
          + " flags that it was made with").formatted(settings.member().dataDirectory(), known.memberId(),
              known.clusterId(), described.memberId(), described.clusterId()));
    }
  }

  private static Bootstrap described(Settings settings) {
    ClusterSettings cluster = settings.cluster();
    return new Bootstrap(name(settings), cluster.peerUrls(), cluster.initial().peerUrls(), cluster.token());
  }

  private static String name(Settings settings) {
    return settings.member().name();
  }
}
