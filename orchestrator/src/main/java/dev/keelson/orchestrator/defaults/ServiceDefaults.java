package dev.keelson.orchestrator.defaults;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;

/** Services. Addresses, families and node ports are given out by allocation. */
final class ServiceDefaults {
  /** Three hours. */
  private static final int AFFINITY_SECONDS = 10_800;

  private static final Set<String> ON_NODES = Set.of("NodePort", "LoadBalancer");

  private ServiceDefaults() {}

  static void service(ObjectNode service) {
    var spec = Fill.struct(service, "spec");
    affinity(spec);
    Fill.text(spec, "type", "ClusterIP");
    Fill.each(spec, "ports", ServiceDefaults::port);
    var type = spec.path("type").asText();
    if (ON_NODES.contains(type) || (type.equals("ClusterIP") && !spec.path("externalIPs").isEmpty())) {
      Fill.text(spec, "externalTrafficPolicy", "Cluster");
    }
    if (!type.equals("ExternalName")) {
      Fill.text(spec, "internalTrafficPolicy", "Cluster");
    }
    var balancer = Fill.struct(Fill.struct(service, "status"), "loadBalancer");
    if (type.equals("LoadBalancer")) {
      Fill.flag(spec, "allocateLoadBalancerNodePorts", true);
      Fill.each(balancer, "ingress", ServiceDefaults::ingress);
    }
  }

  private static void affinity(ObjectNode spec) {
    Fill.text(spec, "sessionAffinity", "None");
    switch (spec.path("sessionAffinity").asText()) {
      case "None" -> spec.remove("sessionAffinityConfig");
      case "ClientIP" ->
          Fill.number(Fill.struct(Fill.struct(spec, "sessionAffinityConfig"), "clientIP"), "timeoutSeconds",
              AFFINITY_SECONDS);
      default -> { }
    }
  }

  private static void port(ObjectNode port) {
    Fill.text(port, "protocol", "TCP");
    var target = port.path("targetPort");
    var none = target.isNumber() ? target.asLong() == 0 : target.asText().isEmpty() || target.isNull();
    if (none) {
      port.put("targetPort", port.path("port").asInt());
    }
  }

  private static void ingress(ObjectNode ingress) {
    if (!ingress.path("ip").asText().isEmpty()) {
      Fill.text(ingress, "ipMode", "VIP");
    }
  }
}
