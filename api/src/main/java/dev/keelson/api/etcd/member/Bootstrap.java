package dev.keelson.api.etcd.member;

import dev.keelson.store.model.Member;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A cluster as its first members describe it.
 *
 * @param peerUrls of all members, by name
 */
public record Bootstrap(String ownName, List<String> ownPeerUrls, Map<String, List<String>> peerUrls, String token) {
  public Bootstrap {
    ownPeerUrls = List.copyOf(ownPeerUrls);
    peerUrls = Map.copyOf(peerUrls);
  }

  /** Derives the ids, or says why this description cannot be right. */
  public Identity identity() throws DirectoryException {
    List<String> listed = peerUrls.get(ownName);
    if (listed == null) {
      throw new DirectoryException("couldn't find local name \"" + ownName
          + "\" in the initial cluster configuration; make --name one of the names in --initial-cluster");
    }
    refuseRepeatedUrls();
    refuseOtherUrls(listed);
    List<Member> members = peerUrls.values().stream()
        .map(urls -> new Member(MemberIds.member(urls, token), "", urls, List.of(), false))
        .sorted((one, other) -> Long.compareUnsigned(one.id(), other.id()))
        .toList();
    return new Identity(MemberIds.cluster(members), MemberIds.member(listed, token), members);
  }

  private void refuseRepeatedUrls() throws DirectoryException {
    Set<String> seen = new HashSet<>();
    for (List<String> urls : peerUrls.values()) {
      for (String url : urls) {
        if (!seen.add(url)) {
          throw new DirectoryException("--initial-cluster has the peer URL " + url
              + " twice; every member needs URLs of its own");
        }
      }
    }
  }

  private void refuseOtherUrls(List<String> listed) throws DirectoryException {
    if (!resolved(listed).equals(resolved(ownPeerUrls))) {
      throw new DirectoryException("--initial-cluster has " + ownName + "=" + String.join("," + ownName + "=", listed)
          + " but missing from --initial-advertise-peer-urls=" + String.join(",", ownPeerUrls)
          + "; make both name the same URLs");
    }
  }

  /** As addresses, because both lists may name the same host differently. */
  private static Set<String> resolved(List<String> urls) {
    Set<String> addresses = new HashSet<>();
    for (String url : urls) {
      URI parsed = URI.create(url);
      addresses.add(address(String.valueOf(parsed.getHost())) + ":" + parsed.getPort());
    }
    return addresses;
  }

  private static String address(String host) {
    try {
      return InetAddress.getByName(host).getHostAddress();
    } catch (UnknownHostException unknown) {
      return host;
    }
  }
}
