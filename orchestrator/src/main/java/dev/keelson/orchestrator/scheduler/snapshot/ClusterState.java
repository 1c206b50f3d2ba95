package dev.keelson.orchestrator.scheduler.snapshot;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Nodes and the pods on them, as the scheduler believes them to be: what was heard, and what it has decided itself but
 * not heard back. A pod that is assumed to be on a node counts there until it is seen, or forgotten.
 *
 * <p>Belongs to one thread.
 */
public final class ClusterState {
  private final Map<String, NodeInfo> nodes = new LinkedHashMap<>();

  /** Those with a node, also with one that is not here (any more), by uid. */
  private final Map<String, PodInfo> pods = new HashMap<>();

  /** Invariant: each is in {@code pods}. */
  private final Set<String> assumed = new HashSet<>();

  private final Nominations nominations = new Nominations();
  private final Alike<Map<String, String>> labels = new Alike<>();
  private final Alike<PodWishes> wishes = new Alike<>();

  /** In the order of snapshots; null after nodes came, went or moved. */
  private @Nullable Map<String, Integer> ordinals;
  private List<NodeInfo> rows = new ArrayList<>();
  private int opinionatedPods;

  /** A node, new or changed; answers what it was before. */
  public Optional<NodeFacts> put(NodeFacts node) {
    var before = nodes.get(node.name());
    if (before == null) {
      replace(adopt(NodeInfo.empty(node)));
      ordinals = null;
      return Optional.empty();
    }
    if (!before.facts().zone().equals(node.zone())) {
      ordinals = null;
    }
    replace(before.with(node));
    return Optional.of(before.facts());
  }

  /** Pods may be heard of before their node. */
  private NodeInfo adopt(NodeInfo node) {
    var row = node;
    for (var pod : pods.values()) {
      row = pod.standing().node().equals(node.name()) ? row.plus(pod) : row;
    }
    opinionatedPods += row.opinionated().size();
    return row;
  }

  public void removeNode(String name) {
    var gone = nodes.remove(name);
    if (gone != null) {
      opinionatedPods -= gone.opinionated().size();
      ordinals = null;
    }
  }

  /** A pod that has a node, new or changed; answers what it was before, or was assumed to be. */
  public Optional<PodInfo> put(PodInfo pod) {
    assumed.remove(pod.uid());
    nominations.remove(pod.uid());
    var before = take(pod.uid());
    var id = pod.id();
    var shared = new PodInfo(new PodId(id.namespace(), id.name(), id.uid(), labels.of(id.labels()), id.owner()),
        pod.demand(), wishes.of(pod.wishes()), pod.standing());
    pods.put(shared.uid(), shared);
    replaceNode(shared.standing().node(), shared, true);
    return before;
  }

  public Optional<PodInfo> removePod(String uid) {
    assumed.remove(uid);
    nominations.remove(uid);
    return take(uid);
  }

  /** From now on, a pod that waited counts on a node. */
  public void assume(PodInfo pod, String node) {
    put(pod.on(node));
    assumed.add(pod.uid());
  }

  /** The assumption was wrong; what has been seen to be true stays. */
  public void forget(String uid) {
    if (assumed.remove(uid)) {
      take(uid);
    }
  }

  public boolean isAssumed(String uid) {
    return assumed.contains(uid);
  }

  public boolean holds(String uid) {
    return pods.containsKey(uid);
  }

  /** Room is made on a node for a pod that waits; replaces what was said of it before. */
  public void nominate(PodInfo pod, String node) {
    nominations.put(pod, node);
  }

  public void withdrawNomination(String uid) {
    nominations.remove(uid);
  }

  public Optional<String> nominatedNode(String uid) {
    return nominations.node(uid);
  }

  /** Costs an array of references. */
  public Snapshot snapshot(Surroundings surroundings) {
    var places = ordinals;
    if (places == null) {
      places = arrange();
    }
    return new Snapshot(List.copyOf(rows), places, nominations.byNode(), opinionatedPods, surroundings);
  }

  private Map<String, Integer> arrange() {
    var order = NodeOrder.of(nodes.values().stream().map(NodeInfo::facts).toList());
    var places = new HashMap<String, Integer>();
    rows = new ArrayList<>(order.size());
    for (var name : order) {
      places.put(name, rows.size());
      rows.add(nodes.get(name));
    }
    var fixed = Collections.unmodifiableMap(places);
    ordinals = fixed;
    return fixed;
  }

  private Optional<PodInfo> take(String uid) {
    var before = pods.remove(uid);
    if (before != null) {
      replaceNode(before.standing().node(), before, false);
    }
    return Optional.ofNullable(before);
  }

  private void replaceNode(String name, PodInfo pod, boolean more) {
    var row = nodes.get(name);
    if (row != null) {
      var next = more ? row.plus(pod) : row.minus(pod);
      opinionatedPods += next.opinionated().size() - row.opinionated().size();
      replace(next);
    }
  }

  private void replace(NodeInfo row) {
    nodes.put(row.name(), row);
    var places = ordinals;
    var place = places == null ? null : places.get(row.name());
    if (place != null) {
      rows.set(place, row);
    }
  }
}
