package dev.keelson.orchestrator.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import dev.keelson.orchestrator.admission.Lookup;
import dev.keelson.orchestrator.relay.Backend;
import dev.keelson.orchestrator.relay.Destination;
import dev.keelson.orchestrator.status.Refusals;
import java.util.List;

/** Where the agents of nodes listen (kubelet's NodeConnectionInfoGetter). */
final class NodeDestinations {
  /** As kubeadm sets {@code --kubelet-preferred-address-types}. */
  private static final List<String> ADDRESS_TYPES = List.of("InternalIP", "ExternalIP", "Hostname");

  private static final int KUBELET_PORT = 10_250;

  private final Lookup lookup;

  NodeDestinations(Lookup lookup) {
    this.lookup = lookup;
  }

  Destination of(String node, String target) {
    var status = lookup.sure("", "nodes", "", node).orElseThrow(() -> Refusals.notFound("", "nodes", node))
        .path("status");
    int port = status.path("daemonEndpoints").path("kubeletEndpoint").path("Port").asInt(0);
    return new Destination(new Backend(true, address(status), port == 0 ? KUBELET_PORT : port), target);
  }

  private static String address(JsonNode status) {
    for (var type : ADDRESS_TYPES) {
      for (var address : status.path("addresses")) {
        if (address.path("type").asText().equals(type)) {
          return address.path("address").asText();
        }
      }
    }
    throw Refusals.internal("no preferred addresses found; known addresses: " + status.path("addresses"));
  }
}
