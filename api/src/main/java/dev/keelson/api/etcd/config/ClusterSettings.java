package dev.keelson.api.etcd.config;

import java.util.List;

/**
 * What a member needs to know when its cluster begins.
 *
 * @param peerUrls by which the others reach this member
 * @param clientUrls by which clients reach this member
 * @param joins true for {@code --initial-cluster-state existing}
 */
public record ClusterSettings(
    List<String> peerUrls, List<String> clientUrls, InitialCluster initial, String token, boolean joins) {
  public ClusterSettings {
    peerUrls = List.copyOf(peerUrls);
    clientUrls = List.copyOf(clientUrls);
  }

  static ClusterSettings read(Values values, String ownName) throws ConfigException {
    if (values.isGiven("listen-client-urls") && !values.isGiven("advertise-client-urls")) {
      throw new ConfigException("--advertise-client-urls is required when --listen-client-urls is set explicitly. "
          + "Give the URLs at which clients reach this member. See 'etcd --help'.");
    }
    List<String> peerUrls = Urls.advertised(values, "initial-advertise-peer-urls");
    return new ClusterSettings(
        peerUrls,
        Urls.advertised(values, "advertise-client-urls"),
        InitialCluster.read(values, ownName, peerUrls),
        values.text("initial-cluster-token"),
        values.choice("initial-cluster-state", List.of("new", "existing")).equals("existing"));
  }
}
