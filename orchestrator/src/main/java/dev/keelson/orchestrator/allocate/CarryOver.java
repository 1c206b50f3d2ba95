package dev.keelson.orchestrator.allocate;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What a Service keeps when an update does not mention it, and loses when an update gives it a type that has no use for
 * it. Comes before validation, so that an update that says less is not taken for one that changes what may not change.
 */
public final class CarryOver {
  private static final List<String> OF_ADDRESSES = List.of("clusterIP", "clusterIPs", "ipFamilies", "ipFamilyPolicy");

  private CarryOver() {}

  /** Makes clusterIP and clusterIPs of a new Service say the same. */
  public static void normalize(ObjectNode service) {
    var spec = ServiceSpec.of(service);
    if (spec.clusterIps().isEmpty() && !spec.clusterIp().isEmpty()) {
      spec.clusterIps(List.of(spec.clusterIp()));
    }
  }

  /** Completes an update by what is stored. */
  public static void complete(ObjectNode service, ObjectNode stored) {
    var spec = ServiceSpec.of(service);
    var old = ServiceSpec.of(stored);
    keepAddress(spec, old);
    keepNodePorts(spec, old);
    normalize(spec, old);
    drop(spec, old);
  }

  private static void keepAddress(ServiceSpec spec, ServiceSpec old) {
    if (!spec.wantsAddress() || !old.wantsAddress()) {
      return;
    }
    if (spec.clusterIp().isEmpty() && !old.clusterIp().isEmpty()) {
      spec.clusterIp(old.clusterIp());
    }
    if (spec.clusterIps().isEmpty() && spec.clusterIp().equals(old.clusterIp())) {
      spec.clusterIps(old.clusterIps());
    }
  }

  private static void keepNodePorts(ServiceSpec spec, ServiceSpec old) {
    if (!spec.wantsNodePorts() || !old.wantsNodePorts()) {
      return;
    }
    var used = new HashSet<String>();
    spec.ports().stream().filter(port -> port.nodePort() != 0).forEach(port -> used.add(nodePortOf(port)));
    for (var port : spec.ports()) {
      if (port.nodePort() == 0) {
        keepNodePort(port, old, used);
      }
    }
    if (spec.wantsHealthPort() && old.wantsHealthPort() && spec.healthPort() == 0 && old.healthPort() != 0) {
      spec.healthPort(old.healthPort());
    }
  }

  private static void keepNodePort(ServicePort port, ServiceSpec old, Set<String> used) {
    old.ports().stream()
        .filter(before -> before.port() == port.port() && before.protocol().equals(port.protocol()))
        .filter(before -> before.nodePort() != 0 && used.add(nodePortOf(before)))
        .findFirst()
        .ifPresent(before -> port.nodePort(before.nodePort()));
  }

  private static String nodePortOf(ServicePort port) {
    return port.protocol() + port.nodePort();
  }

  /** The older field, clusterIP, is what older clients change. */
  private static void normalize(ServiceSpec spec, ServiceSpec old) {
    boolean sameAddress = spec.clusterIp().equals(old.clusterIp());
    boolean sameAddresses = spec.clusterIps().equals(old.clusterIps());
    if (!sameAddress && sameAddresses) {
      spec.clusterIps(spec.clusterIp().isEmpty() ? List.of() : List.of(spec.clusterIp()));
    } else if (sameAddress && spec.clusterIps().isEmpty() && !old.clusterIps().isEmpty()) {
      spec.drop("clusterIP");
    } else if (spec.clusterIps().isEmpty() && !spec.clusterIp().isEmpty()) {
      spec.clusterIps(List.of(spec.clusterIp()));
    }
  }

  private static void drop(ServiceSpec spec, ServiceSpec old) {
    if (old.wantsAddress() && !spec.wantsAddress()) {
      OF_ADDRESSES.forEach(field -> dropUnchanged(spec, old, field));
    }
    if (old.wantsNodePorts() && !spec.wantsNodePorts()) {
      dropNodePorts(spec, old);
      dropUnchanged(spec, old, "externalTrafficPolicy");
    }
    if (old.wantsHealthPort() && !spec.wantsHealthPort()) {
      dropUnchanged(spec, old, "healthCheckNodePort");
    }
    if (old.isBalanced() && !spec.isBalanced()) {
      dropUnchanged(spec, old, "allocateLoadBalancerNodePorts");
      dropUnchanged(spec, old, "loadBalancerClass");
    }
    if (!old.isExternalName() && spec.isExternalName()) {
      dropUnchanged(spec, old, "internalTrafficPolicy");
    }
  }

  private static void dropNodePorts(ServiceSpec spec, ServiceSpec old) {
    var taken = new HashSet<Integer>();
    old.ports().forEach(port -> taken.add(port.nodePort()));
    spec.ports().stream().filter(port -> taken.contains(port.nodePort())).forEach(ServicePort::dropNodePort);
  }

  /** What the client has changed stays, for validation to refuse. */
  private static void dropUnchanged(ServiceSpec spec, ServiceSpec old, String field) {
    if (spec.value(field).equals(old.value(field))) {
      spec.drop(field);
    }
  }
}
