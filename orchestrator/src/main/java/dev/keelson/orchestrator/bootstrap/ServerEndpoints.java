package dev.keelson.orchestrator.bootstrap;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/**
 * Keeps the endpoints of the service {@code kubernetes}: the servers that live, as each announces itself (the lease
 * reconciler of kube-apiserver). All servers write the same, so it does not matter who does.
 */
public final class ServerEndpoints {
  /** How often a server announces itself; kube-apiserver's reconciliation. */
  public static final Duration ROUND = Duration.ofSeconds(10);

  /** A server that missed a round and a half is gone; kube-apiserver's master lease. */
  private static final Duration LIFE = Duration.ofSeconds(15);

  /** Servers write the same, so losing to another means that it is done; and the next round is near. */
  private static final int ATTEMPTS_MAX = 3;

  private final ClusterObjects objects;
  private final Presence presence;
  private final String address;
  private final int securePort;

  /**
   * For one server.
   *
   * @param address under which others reach this server
   * @param securePort on which it listens
   */
  public ServerEndpoints(ClusterObjects objects, Presence presence, String address, int securePort) {
    this.objects = objects;
    this.presence = presence;
    this.address = address;
    this.securePort = securePort;
  }

  /** One round: tell that this server lives, and see to it that the endpoints are those that live. */
  public void reconcile() {
    presence.announce(address, LIFE);
    write();
  }

  /** This server takes no more requests. */
  public void leave() {
    presence.withdraw(address);
    write();
  }

  private void write() {
    var addresses = new TreeSet<>(presence.present());
    write("", "endpoints", endpoints -> endpoints(endpoints, addresses));
    write("discovery.k8s.io", "endpointslices", slice -> slice(slice, addresses));
  }

  private void write(String group, String plural, UnaryOperator<ObjectNode> fill) {
    for (int attempt = 0; attempt < ATTEMPTS_MAX; attempt++) {
      var stored = objects.find(group, plural, "default", "kubernetes");
      if (stored.isEmpty()) {
        if (objects.create(group, plural, fill.apply(JsonNodeFactory.instance.objectNode()))) {
          return;
        }
        continue;
      }
      var wish = fill.apply(stored.get().deepCopy());
      if (wish.equals(stored.get()) || objects.replace(group, plural, wish)) {
        return;
      }
    }
  }

  private ObjectNode endpoints(ObjectNode endpoints, SortedSet<String> addresses) {
    endpoints.put("apiVersion", "v1").put("kind", "Endpoints");
    name(endpoints).put("endpointslice.kubernetes.io/skip-mirror", "true");
    endpoints.remove("subsets");
    if (!addresses.isEmpty()) {
      var subset = endpoints.putArray("subsets").addObject();
      var array = subset.putArray("addresses");
      addresses.forEach(each -> array.addObject().put("ip", each));
      port(subset);
    }
    return endpoints;
  }

  private ObjectNode slice(ObjectNode slice, SortedSet<String> addresses) {
    slice.put("apiVersion", "discovery.k8s.io/v1").put("kind", "EndpointSlice").put("addressType", "IPv4");
    name(slice).put("kubernetes.io/service-name", "kubernetes");
    var endpoints = slice.putArray("endpoints");
    for (var each : addresses) {
      var endpoint = endpoints.addObject();
      endpoint.putArray("addresses").add(each);
      endpoint.putObject("conditions").put("ready", true);
    }
    port(slice);
    return slice;
  }

  private static ObjectNode name(ObjectNode object) {
    var metadata = object.withObjectProperty("metadata").put("name", "kubernetes").put("namespace", "default");
    return metadata.withObjectProperty("labels");
  }

  private void port(ObjectNode owner) {
    owner.putArray("ports").addObject().put("name", "https").put("port", securePort).put("protocol", "TCP");
  }
}
