package dev.keelson.orchestrator.table;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/** Services and what leads to them. */
final class NetworkColumns {
  /** Of addresses, hosts and ports: as many as fit a line. */
  private static final int SHOWN_MAX = 3;

  static final Map<String, List<Column>> KINDS = Map.of(
      "/Service", List.of(
          Column.NAME,
          Column.field("Type", "", "spec", "type"),
          Column.text("Cluster-IP", NetworkColumns::clusterIp),
          Column.text("External-IP", NetworkColumns::externalIp),
          Column.text("Port(s)", NetworkColumns::servicePorts),
          Column.AGE,
          Column.text("Selector", row -> Row.labels(row.at("spec", "selector"))).wide()),
      "/Endpoints", List.of(
          Column.NAME, Column.text("Endpoints", NetworkColumns::endpoints), Column.AGE),
      "discovery.k8s.io/EndpointSlice", List.of(
          Column.NAME,
          Column.field("AddressType", "", "addressType"),
          Column.text("Ports", NetworkColumns::slicePorts),
          Column.text("Endpoints", NetworkColumns::sliceEndpoints),
          Column.AGE),
      "networking.k8s.io/Ingress", List.of(
          Column.NAME,
          Column.text("Class", NetworkColumns::ingressClass),
          Column.text("Hosts", NetworkColumns::hosts),
          Column.text("Address", row -> addresses(row.at("status", "loadBalancer", "ingress"))),
          Column.text("Ports", row -> row.at("spec", "tls").isEmpty() ? "80" : "80, 443"),
          Column.AGE),
      "networking.k8s.io/IngressClass", List.of(
          Column.NAME,
          Column.field("Controller", "", "spec", "controller"),
          Column.text("Parameters", row -> parameters(row.at("spec", "parameters"))),
          Column.AGE),
      "networking.k8s.io/NetworkPolicy", List.of(
          Column.NAME,
          Column.text("Pod-Selector", row -> WorkloadColumns.selector(row.at("spec", "podSelector"))),
          Column.AGE),
      "networking.k8s.io/IPAddress", List.of(
          Column.NAME, Column.text("ParentRef", NetworkColumns::parent), Column.AGE),
      "networking.k8s.io/ServiceCIDR", List.of(
          Column.NAME,
          Column.text("CIDRs", row -> String.join(",", texts(row.at("spec", "cidrs")))),
          Column.AGE));

  private NetworkColumns() {}

  private static String clusterIp(Row row) {
    var first = row.at("spec", "clusterIPs").path(0).asText();
    return first.isEmpty() ? row.textOr(Row.NONE, "spec", "clusterIP") : first;
  }

  private static String externalIp(Row row) {
    var own = texts(row.at("spec", "externalIPs"));
    return switch (row.text("spec", "type")) {
      case "ExternalName" -> row.text("spec", "externalName");
      case "LoadBalancer" -> balanced(addresses(row.at("status", "loadBalancer", "ingress")), own);
      default -> Row.orNone(String.join(",", own));
    };
  }

  private static String balanced(String balancer, List<String> own) {
    var all = new ArrayList<String>();
    if (!balancer.isEmpty()) {
      all.add(balancer);
    }
    all.addAll(own);
    return all.isEmpty() ? "<pending>" : String.join(",", all);
  }

  private static String addresses(JsonNode ingress) {
    var all = new LinkedHashSet<String>();
    for (var item : ingress) {
      var address = item.path("ip").asText();
      all.add(address.isEmpty() ? item.path("hostname").asText() : address);
    }
    return String.join(",", all);
  }

  private static List<String> texts(JsonNode list) {
    var texts = new ArrayList<String>();
    list.forEach(item -> texts.add(item.asText()));
    return texts;
  }

  private static String servicePorts(Row row) {
    var ports = new ArrayList<String>();
    for (var port : row.at("spec", "ports")) {
      var node = port.path("nodePort").asLong();
      ports.add(port.path("port").asLong() + (node > 0 ? ":" + node : "") + "/" + port.path("protocol").asText());
    }
    return Row.orNone(String.join(",", ports));
  }

  private static String endpoints(Row row) {
    var all = new ArrayList<String>();
    for (var subset : row.at("subsets")) {
      for (var address : subset.path("addresses")) {
        var ip = address.path("ip").asText();
        if (subset.path("ports").isEmpty()) {
          all.add(ip);
        }
        subset.path("ports").forEach(port -> all.add(joined(ip, port.path("port").asLong())));
      }
    }
    return Row.some(all, SHOWN_MAX, ",");
  }

  private static String joined(String ip, long port) {
    return ip.contains(":") ? "[" + ip + "]:" + port : ip + ":" + port;
  }

  private static String slicePorts(Row row) {
    var all = new ArrayList<String>();
    for (var port : row.at("ports")) {
      var number = port.path("port");
      all.add(number.isNumber() ? number.asText() : "*");
    }
    return all.isEmpty() ? Row.UNSET : Row.some(all, SHOWN_MAX, ",");
  }

  private static String sliceEndpoints(Row row) {
    var all = new ArrayList<String>();
    row.at("endpoints").forEach(endpoint -> all.addAll(texts(endpoint.path("addresses"))));
    return all.isEmpty() ? Row.UNSET : Row.some(all, SHOWN_MAX, ",");
  }

  private static String ingressClass(Row row) {
    var annotated = row.textOr(Row.NONE, "metadata", "annotations", "kubernetes.io/ingress.class");
    return row.textOr(annotated, "spec", "ingressClassName");
  }

  private static String hosts(Row row) {
    var hosts = new ArrayList<String>();
    for (var rule : row.at("spec", "rules")) {
      if (!rule.path("host").asText().isEmpty()) {
        hosts.add(rule.path("host").asText());
      }
    }
    return hosts.isEmpty() ? "*" : Row.some(hosts, SHOWN_MAX, ",");
  }

  private static String parameters(JsonNode parameters) {
    if (!parameters.isObject()) {
      return Row.NONE;
    }
    var group = parameters.path("apiGroup").asText();
    return parameters.path("kind").asText() + (group.isEmpty() ? "" : "." + group) + "/"
        + parameters.path("name").asText();
  }

  private static String parent(Row row) {
    var parts = new ArrayList<String>();
    for (var field : List.of("group", "resource", "namespace", "name")) {
      var part = row.text("spec", "parentRef", field);
      if (!part.isEmpty()) {
        parts.add(part);
      }
    }
    return String.join("/", parts);
  }
}
