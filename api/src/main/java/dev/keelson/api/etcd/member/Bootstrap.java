package dev.keelson.api.etcd.member;

import dev.keelson.store.model.Member;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

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
    List<String> listed = ownListed();
    List<Member> members = peerUrls.values().stream()
        .map(urls -> new Member(MemberIds.member(urls, token), "", urls, List.of(), false))
        .sorted((one, other) -> Long.compareUnsigned(one.id(), other.id()))
        .toList();
    return new Identity(MemberIds.cluster(members), MemberIds.member(listed, token), members, false);
  }

  /** The URLs at which another member can be asked about a cluster that is there already. */
  public List<String> otherPeerUrls() throws DirectoryException {
    List<String> own = ownListed();
    return peerUrls.values().stream().flatMap(List::stream).filter(url -> !own.contains(url)).sorted().toList();
  }

  /** Finds this member among those of a running cluster, or says why this description cannot be right. */
  public Identity joining(long clusterId, List<Member> members) throws DirectoryException {
    List<String> own = ownListed();
    if (members.size() != peerUrls.size()) {
      throw mismatch(members, "member count is unequal");
    }
    Member self = null;
    for (List<String> urls : peerUrls.values()) {
      Member matched = members.stream().filter(member -> Set.copyOf(member.peerUrls()).equals(Set.copyOf(urls)))
          .findFirst().orElseThrow(() -> mismatch(members, "unmatched member while checking PeerURLs " + urls));
      self = urls.equals(own) ? matched : self;
    }
    return new Identity(clusterId, Objects.requireNonNull(self).id(), members, true);
  }

  private static DirectoryException mismatch(List<Member> members, String why) {
    String there = members.stream().flatMap(member -> member.peerUrls().stream()).sorted()
        .collect(Collectors.joining(","));
    return new DirectoryException("error validating peerURLs: " + why + "; the cluster's members have the peer URLs "
        + there + ": add this one there first (etcdctl member add), and name all of them in --initial-cluster");
  }

  private List<String> ownListed() throws DirectoryException {
    List<String> listed = peerUrls.get(ownName);
    if (listed == null) {
      throw new DirectoryException("couldn't find local name \"" + ownName
          + "\" in the initial cluster configuration; make --name one of the names in --initial-cluster");
    }
    refuseRepeatedUrls();
    refuseOtherUrls(listed);
    return listed;
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
