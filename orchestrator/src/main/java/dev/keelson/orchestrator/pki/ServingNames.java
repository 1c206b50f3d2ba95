package dev.keelson.orchestrator.pki;

import java.net.InetAddress;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.Set;
import java.util.TreeSet;

/** Under which names and addresses a server may be called. */
public record ServingNames(Collection<String> hosts, Collection<InetAddress> addresses) {
  /** How pods call the API server, whatever the cluster's own domain. */
  private static final List<String> KUBERNETES = List.of(
      "kubernetes", "kubernetes.default", "kubernetes.default.svc", "kubernetes.default.svc.cluster.local",
      "localhost");

  public ServingNames {
    hosts = List.copyOf(new TreeSet<>(hosts));
    addresses = List.copyOf(new LinkedHashSet<>(addresses));
  }

  /**
   * The names of an API server.
   *
   * @param hostName of its machine
   * @param addresses that it listens on or advertises, and the first of the service range; loopback is added
   */
  public static ServingNames ofApiServer(String hostName, Collection<InetAddress> addresses) {
    Set<String> hosts = new TreeSet<>(KUBERNETES);
    hosts.add(hostName);
    SequencedSet<InetAddress> all = new LinkedHashSet<>();
    all.add(InetAddress.ofLiteral("127.0.0.1"));
    all.add(InetAddress.ofLiteral("::1"));
    all.addAll(addresses);
    all.removeIf(InetAddress::isAnyLocalAddress);
    return new ServingNames(hosts, all);
  }

  boolean covers(ServingNames other) {
    return hosts.containsAll(other.hosts) && addresses.containsAll(other.addresses);
  }

  ServingNames and(ServingNames other) {
    Set<String> allHosts = new TreeSet<>(hosts);
    allHosts.addAll(other.hosts);
    SequencedSet<InetAddress> allAddresses = new LinkedHashSet<>(addresses);
    allAddresses.addAll(other.addresses);
    return new ServingNames(allHosts, allAddresses);
  }
}
