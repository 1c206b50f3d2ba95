package dev.keelson.orchestrator.allocate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which node ports a Service needs beyond those that it has; nothing is changed by planning.
 *
 * @param freed what it has and needs no more
 */
record PortPlan(List<PortWish> wishes, Set<Integer> freed) {
  /** A new Service. Ports of the same number, such as 53 of TCP and of UDP, get the same node port. */
  static PortPlan create(ServiceSpec spec) {
    var wishes = new ArrayList<PortWish>();
    if (spec.wantsNodePorts()) {
      var groups = new LinkedHashMap<Integer, List<ServicePort>>();
      spec.ports().forEach(port -> groups.computeIfAbsent(port.port(), _ -> new ArrayList<>()).add(port));
      groups.values().forEach(group -> shared(group, spec, wishes));
    }
    if (spec.wantsHealthPort()) {
      wishes.add(health(spec));
    }
    return new PortPlan(distinct(wishes), Set.of());
  }

  static PortPlan update(ServiceSpec spec, ServiceSpec old) {
    var wishes = new ArrayList<PortWish>();
    var had = old.nodePorts();
    if (spec.wantsNodePorts()) {
      spec.ports().stream().filter(port -> isWish(port, spec, had)).map(PortPlan::wish).forEach(wishes::add);
    }
    if (spec.wantsHealthPort() && !had.contains(spec.healthPort())) {
      wishes.add(health(spec));
    }
    var freed = new TreeSet<>(had);
    freed.removeAll(spec.nodePorts());
    return new PortPlan(distinct(wishes), freed);
  }

  private static void shared(List<ServicePort> group, ServiceSpec spec, List<PortWish> wishes) {
    var given = group.stream().filter(port -> port.nodePort() != 0).toList();
    given.stream().map(PortPlan::wish).forEach(wishes::add);
    var open = group.stream().filter(port -> port.nodePort() == 0).toList();
    if (open.isEmpty() || !spec.findsNodePorts()) {
      return;
    }
    if (given.isEmpty()) {
      wishes.add(new PortWish(open.getFirst().path(), 0, port -> open.forEach(each -> each.nodePort(port))));
    } else {
      open.forEach(port -> wishes.add(new PortWish(port.path(), given.getFirst().nodePort(), port::nodePort)));
    }
  }

  private static boolean isWish(ServicePort port, ServiceSpec spec, Set<Integer> had) {
    return port.nodePort() == 0 ? spec.findsNodePorts() : !had.contains(port.nodePort());
  }

  private static PortWish wish(ServicePort port) {
    return new PortWish(port.path(), port.nodePort(), port::nodePort);
  }

  private static PortWish health(ServiceSpec spec) {
    return new PortWish("", spec.healthPort(), spec::healthPort);
  }

  /** TCP and UDP may share a port that is asked for by number; it is taken once. */
  private static List<PortWish> distinct(List<PortWish> wishes) {
    Map<Integer, PortWish> byPort = new LinkedHashMap<>();
    var all = new ArrayList<PortWish>();
    for (var wish : wishes) {
      if (wish.any()) {
        all.add(wish);
      } else {
        byPort.merge(wish.port(), wish, PortPlan::both);
      }
    }
    all.addAll(0, byPort.values());
    return all;
  }

  private static PortWish both(PortWish first, PortWish second) {
    return new PortWish(first.path(), first.port(), first.sink().andThen(second.sink()));
  }
}
