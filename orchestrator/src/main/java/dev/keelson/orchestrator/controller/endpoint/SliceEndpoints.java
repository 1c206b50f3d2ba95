package dev.keelson.orchestrator.controller.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.controller.pods.Pods;
import dev.keelson.orchestrator.object.Metadata;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.function.Function;

/** The endpoints of a service, as slices have them. */
final class SliceEndpoints {
  private static final String ZONE = "topology.kubernetes.io/zone";

  private SliceEndpoints() {}

  /**
   * By the ports under which they serve.
   *
   * @param zones of nodes by name; empty for nodes without one
   */
  static Map<NavigableSet<PortNumber>, List<ObjectNode>> of(
      ObjectNode service, List<ObjectNode> pods, Family family, Function<String, String> zones) {
    var all = new LinkedHashMap<NavigableSet<PortNumber>, List<ObjectNode>>();
    for (var pod : pods) {
      if (Backends.isServing(pod, true)) {
        var ports = new TreeSet<>(PortNumber.of(service, pod));
        family.address(pod).ifPresent(address -> all.computeIfAbsent(ports, _ -> new ArrayList<>())
            .add(endpoint(service, pod, address, zones)));
      }
    }
    return all;
  }

  static String zone(JsonNode node) {
    return node.path("metadata").path("labels").path(ZONE).asText("");
  }

  private static ObjectNode endpoint(
      JsonNode service, JsonNode pod, String address, Function<String, String> zones) {
    var endpoint = JsonNodeFactory.instance.objectNode();
    endpoint.putArray("addresses").add(address);
    boolean serving = Pods.isReady(pod);
    boolean terminating = Metadata.isDeleting(pod);
    endpoint.putObject("conditions")
        .put("ready", Backends.publishesUnready(service) || (serving && !terminating))
        .put("serving", serving).put("terminating", terminating);
    put(endpoint, "hostname", Backends.hostname(pod, service));
    var node = Pods.nodeName(pod);
    put(endpoint, "nodeName", node);
    endpoint.set("targetRef", Backends.reference(pod));
    put(endpoint, "zone", node.isEmpty() ? "" : zones.apply(node));
    return endpoint;
  }

  private static void put(ObjectNode object, String field, String value) {
    if (!value.isEmpty()) {
      object.put(field, value);
    }
  }
}
