package dev.keelson.orchestrator.controller.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.controller.pods.Pods;
import dev.keelson.orchestrator.object.Metadata;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The subsets of a service's Endpoints: ports that lead to the same addresses stand together. */
final class EndpointsPlan {
  /** As in Kubernetes since 1.22: larger services are for EndpointSlices. */
  static final int ADDRESSES_MAX = 1_000;

  /** Stands for the pods of a headless service without ports. */
  private static final PortNumber NO_PORT = new PortNumber("", -1, "", "");

  /**
   * The result.
   *
   * @param truncated whether there are more addresses than Endpoints may have
   */
  record Subsets(ArrayNode tree, boolean truncated) {}

  private record Address(String ip, String uid, boolean ready) implements Comparable<Address> {
    @Override
    public int compareTo(Address other) {
      int byIp = ip.compareTo(other.ip);
      int byUid = byIp == 0 ? uid.compareTo(other.uid) : byIp;
      return byUid == 0 ? Boolean.compare(ready, other.ready) : byUid;
    }
  }

  private EndpointsPlan() {}

  static Subsets subsets(ObjectNode service, List<ObjectNode> pods) {
    boolean unready = Backends.publishesUnready(service);
    var family = Family.of(service).getFirst();
    var byPort = new TreeMap<PortNumber, NavigableSet<Address>>();
    var trees = new LinkedHashMap<Address, ObjectNode>();
    for (var pod : pods) {
      var ip = Backends.isServing(pod, unready) ? family.address(pod).orElse("") : "";
      if (!ip.isEmpty()) {
        var address = new Address(ip, Metadata.uid(pod), unready || Pods.isReady(pod));
        trees.put(address, address(ip, pod, service));
        ports(service, pod).forEach(port -> byPort.computeIfAbsent(port, _ -> new TreeSet<>()).add(address));
      }
    }
    var byAddresses = new LinkedHashMap<NavigableSet<Address>, List<PortNumber>>();
    byPort.forEach((port, addresses) -> byAddresses.computeIfAbsent(addresses, _ -> new ArrayList<>()).add(port));
    return new Subsets(tree(byAddresses, trees), count(byAddresses.keySet()) > ADDRESSES_MAX);
  }

  private static List<PortNumber> ports(JsonNode service, JsonNode pod) {
    boolean portless = service.path("spec").path("ports").isEmpty() && Backends.isHeadless(service);
    return portless ? List.of(NO_PORT) : PortNumber.of(service, pod);
  }

  private static ObjectNode address(String ip, JsonNode pod, JsonNode service) {
    var tree = JsonNodeFactory.instance.objectNode();
    var hostname = Backends.hostname(pod, service);
    if (!hostname.isEmpty()) {
      tree.put("hostname", hostname);
    }
    tree.put("ip", ip);
    var node = pod.path("spec").path("nodeName").asText("");
    if (!node.isEmpty()) {
      tree.put("nodeName", node);
    }
    tree.set("targetRef", Backends.reference(pod));
    return tree;
  }

  private static int count(Collection<NavigableSet<Address>> sets) {
    return sets.stream().mapToInt(NavigableSet::size).sum();
  }

  private static ArrayNode tree(
      Map<NavigableSet<Address>, List<PortNumber>> subsets, Map<Address, ObjectNode> addresses) {
    var array = JsonNodeFactory.instance.arrayNode();
    int ready = subsets.keySet().stream().mapToInt(set -> (int) set.stream().filter(Address::ready).count()).sum();
    // Those that are not ready get what the ready ones leave.
    int room = ADDRESSES_MAX;
    int roomForUnready = Math.max(0, ADDRESSES_MAX - ready);
    for (var subset : subsets.entrySet()) {
      var tree = JsonNodeFactory.instance.objectNode();
      room -= put(tree, "addresses", subset.getKey().stream().filter(Address::ready).limit(room)
          .map(addresses::get).toList());
      roomForUnready -= put(tree, "notReadyAddresses", subset.getKey().stream()
          .filter(address -> !address.ready()).limit(roomForUnready).map(addresses::get).toList());
      if (!subset.getValue().contains(NO_PORT)) {
        tree.set("ports", PortNumber.tree(subset.getValue(), false));
      }
      if (tree.has("addresses") || tree.has("notReadyAddresses")) {
        array.add(tree);
      }
    }
    return array;
  }

  private static int put(ObjectNode tree, String field, List<ObjectNode> addresses) {
    if (!addresses.isEmpty()) {
      var array = tree.putArray(field);
      addresses.forEach(address -> array.add(address.deepCopy()));
    }
    return addresses.size();
  }
}
