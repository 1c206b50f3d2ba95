package dev.keelson.orchestrator.scheduler.snapshot;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which pods wait for room that is being made for them, and where. */
final class Nominations {
  private record Nomination(PodInfo pod, String node) {}

  private final Map<String, Nomination> byUid = new LinkedHashMap<>();

  void put(PodInfo pod, String node) {
    byUid.put(pod.uid(), new Nomination(pod, node));
  }

  void remove(String uid) {
    byUid.remove(uid);
  }

  Optional<String> node(String uid) {
    return Optional.ofNullable(byUid.get(uid)).map(Nomination::node);
  }

  Map<String, List<PodInfo>> byNode() {
    if (byUid.isEmpty()) {
      return Map.of();
    }
    var byNode = new HashMap<String, List<PodInfo>>();
    byUid.values().forEach(each -> byNode.computeIfAbsent(each.node(), _ -> new ArrayList<>()).add(each.pod()));
    return byNode;
  }
}
