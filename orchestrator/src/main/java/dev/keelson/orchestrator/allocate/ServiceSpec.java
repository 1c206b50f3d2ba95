package dev.keelson.orchestrator.allocate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** A Service's spec, read and written in place. */
final class ServiceSpec {
  static final String NONE = "None";

  private static final String ADDRESS = "clusterIP";
  private static final String ADDRESSES = "clusterIPs";

  private final ObjectNode spec;

  private ServiceSpec(ObjectNode spec) {
    this.spec = spec;
  }

  static ServiceSpec of(ObjectNode service) {
    return new ServiceSpec(service.withObjectProperty("spec"));
  }

  String type() {
    return text("type").isEmpty() ? "ClusterIP" : text("type");
  }

  boolean isExternalName() {
    return type().equals("ExternalName");
  }

  boolean isHeadless() {
    return clusterIp().equals(NONE) || clusterIps().contains(NONE);
  }

  /** Whether it is of a type that has an address within the cluster, or none on purpose. */
  boolean wantsAddress() {
    return !isExternalName();
  }

  boolean wantsNodePorts() {
    return type().equals("NodePort") || isBalanced();
  }

  boolean isBalanced() {
    return type().equals("LoadBalancer");
  }

  /** Whether ports that are not given are to be found. */
  boolean findsNodePorts() {
    return wantsNodePorts() && (!isBalanced() || spec.path("allocateLoadBalancerNodePorts").asBoolean(true));
  }

  boolean wantsHealthPort() {
    return isBalanced() && text("externalTrafficPolicy").equals("Local");
  }

  boolean hasSelector() {
    return !spec.path("selector").isEmpty();
  }

  String clusterIp() {
    return text(ADDRESS);
  }

  void clusterIp(String address) {
    spec.put(ADDRESS, address);
  }

  List<String> clusterIps() {
    return texts(ADDRESSES);
  }

  void clusterIps(List<String> addresses) {
    texts(ADDRESSES, addresses);
  }

  List<String> families() {
    return texts("ipFamilies");
  }

  void families(List<String> families) {
    texts("ipFamilies", families);
  }

  String familyPolicy() {
    return text("ipFamilyPolicy");
  }

  void familyPolicy(String policy) {
    spec.put("ipFamilyPolicy", policy);
  }

  int healthPort() {
    return spec.path("healthCheckNodePort").asInt(0);
  }

  void healthPort(int port) {
    spec.put("healthCheckNodePort", port);
  }

  List<ServicePort> ports() {
    var ports = new ArrayList<ServicePort>();
    for (JsonNode port : spec.path("ports")) {
      if (port instanceof ObjectNode node) {
        ports.add(new ServicePort(ports.size(), node));
      }
    }
    return ports;
  }

  /** All node ports that it has, also the one of health checks. */
  Set<Integer> nodePorts() {
    var taken = new TreeSet<Integer>();
    ports().stream().map(ServicePort::nodePort).filter(port -> port != 0).forEach(taken::add);
    if (healthPort() != 0) {
      taken.add(healthPort());
    }
    return taken;
  }

  JsonNode value(String field) {
    return spec.path(field);
  }

  String text(String field) {
    return spec.path(field).asText("");
  }

  void drop(String field) {
    spec.remove(field);
  }

  private List<String> texts(String field) {
    var texts = new ArrayList<String>();
    spec.path(field).forEach(text -> texts.add(text.asText("")));
    return texts;
  }

  private void texts(String field, List<String> texts) {
    if (texts.isEmpty()) {
      spec.remove(field);
    } else {
      var array = spec.putArray(field);
      texts.forEach(array::add);
    }
  }
}
