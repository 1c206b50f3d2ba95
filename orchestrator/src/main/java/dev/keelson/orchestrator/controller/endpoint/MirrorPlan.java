package dev.keelson.orchestrator.controller.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;

/** Endpoints that somebody has written by hand, as slices have them. */
final class MirrorPlan {
  /** As kube-controller-manager's --mirroring-max-endpoints-per-subset. */
  private static final int ADDRESSES_PER_SUBSET_MAX = 1_000;

  private static final String SKIP = "endpointslice.kubernetes.io/skip-mirror";
  private static final String LEADER = "control-plane.alpha.kubernetes.io/leader";

  private MirrorPlan() {}

  /** Not those who elect leaders, nor those who write their slices themselves. */
  static boolean isMirrored(JsonNode endpoints) {
    var metadata = endpoints.path("metadata");
    return !metadata.path("labels").path(SKIP).asText("").equals("true")
        && !metadata.path("annotations").has(LEADER);
  }

  static Map<NavigableSet<PortNumber>, List<ObjectNode>> endpoints(JsonNode endpoints, Family family) {
    var all = new LinkedHashMap<NavigableSet<PortNumber>, List<ObjectNode>>();
    for (var subset : endpoints.path("subsets")) {
      var ports = new TreeSet<PortNumber>();
      subset.path("ports").forEach(port -> ports.add(new PortNumber(port.path("name").asText(""),
          port.path("port").asInt(), port.path("protocol").asText("TCP"), port.path("appProtocol").asText(""))));
      var found = new ArrayList<ObjectNode>();
      subset.path("addresses").forEach(address -> add(found, address, family, true));
      subset.path("notReadyAddresses").forEach(address -> add(found, address, family, false));
      if (!found.isEmpty()) {
        all.computeIfAbsent(ports, _ -> new ArrayList<>()).addAll(found);
      }
    }
    return all;
  }

  private static void add(List<ObjectNode> into, JsonNode address, Family family, boolean ready) {
    var ip = address.path("ip").asText("");
    if (Family.of(ip) != family || into.size() >= ADDRESSES_PER_SUBSET_MAX) {
      return;
    }
    var endpoint = JsonNodeFactory.instance.objectNode();
    endpoint.putArray("addresses").add(ip);
    endpoint.putObject("conditions").put("ready", ready);
    for (var field : List.of("hostname", "nodeName", "targetRef")) {
      if (address.has(field)) {
        endpoint.set(field, address.path(field).deepCopy());
      }
    }
    into.add(endpoint);
  }
}
