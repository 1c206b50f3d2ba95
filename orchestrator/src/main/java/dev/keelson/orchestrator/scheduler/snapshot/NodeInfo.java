package dev.keelson.orchestrator.scheduler.snapshot;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * A node with the pods on it, and their sums. Immutable: a pod more or less makes another.
 *
 * @param requested the sum of what the pods are promised
 * @param reckoned the sum of what they count with when nodes are weighed
 * @param opinionated those of the pods that want something of other pods
 */
public record NodeInfo(NodeFacts facts, List<PodInfo> pods, Resources requested, Resources reckoned,
    List<HostPort> ports, List<PodInfo> opinionated) {
  public static NodeInfo empty(NodeFacts facts) {
    return new NodeInfo(facts, List.of(), Resources.NONE, Resources.NONE, List.of(), List.of());
  }

  public String name() {
    return facts.name();
  }

  NodeInfo with(NodeFacts newFacts) {
    return new NodeInfo(newFacts, pods, requested, reckoned, ports, opinionated);
  }

  public NodeInfo plus(PodInfo pod) {
    var demand = pod.demand();
    return new NodeInfo(facts, plus(pods, pod), requested.plus(demand.requests()), reckoned.plus(demand.reckoned()),
        demand.ports().isEmpty() ? ports : plusAll(ports, demand.ports()),
        pod.wishes().pods().isNothing() ? opinionated : plus(opinionated, pod));
  }

  /** Without a pod of this identity; the same if it has none. */
  public NodeInfo minus(PodInfo pod) {
    var index = indexOf(pod);
    if (index < 0) {
      return this;
    }
    // What it was reckoned with when it came, which the argument may no longer say.
    var demand = pods.get(index).demand();
    Predicate<PodInfo> stays = other -> !other.uid().equals(pod.uid());
    return new NodeInfo(facts, pods.stream().filter(stays).toList(), requested.minus(demand.requests()),
        reckoned.minus(demand.reckoned()), demand.ports().isEmpty() ? ports : without(ports, demand.ports()),
        opinionated.stream().filter(stays).toList());
  }

  private int indexOf(PodInfo pod) {
    for (var i = 0; i < pods.size(); i++) {
      if (pods.get(i).uid().equals(pod.uid())) {
        return i;
      }
    }
    return -1;
  }

  private static <T> List<T> plus(List<T> list, T item) {
    return plusAll(list, List.of(item));
  }

  private static <T> List<T> plusAll(List<T> list, List<T> items) {
    var longer = new ArrayList<T>(list.size() + items.size());
    longer.addAll(list);
    longer.addAll(items);
    return List.copyOf(longer);
  }

  /** Each of them once. */
  private static List<HostPort> without(List<HostPort> ports, List<HostPort> gone) {
    var rest = new ArrayList<>(ports);
    gone.forEach(rest::remove);
    return List.copyOf(rest);
  }
}
