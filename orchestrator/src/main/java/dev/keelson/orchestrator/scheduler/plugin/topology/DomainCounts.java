package dev.keelson.orchestrator.scheduler.plugin.topology;

import dev.keelson.orchestrator.scheduler.snapshot.NodeInfo;
import dev.keelson.orchestrator.scheduler.snapshot.PodInfo;
import dev.keelson.orchestrator.scheduler.snapshot.SpreadRule;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How many pods that a rule counts are in each domain. */
final class DomainCounts {
  private final SpreadRule rule;
  private final PodInfo pod;
  private final Counted counted;

  /** A domain counts with 0 as soon as a node of it does. */
  private final Map<String, Integer> counts;

  /** The least of {@code counts}, once asked for; null when it must be looked for. */
  private @Nullable Integer least;

  private DomainCounts(SpreadRule rule, PodInfo pod, Counted counted, Map<String, Integer> counts) {
    this.rule = rule;
    this.pod = pod;
    this.counted = counted;
    this.counts = counts;
  }

  static DomainCounts none(SpreadRule rule, PodInfo pod) {
    return new DomainCounts(rule, pod, new Counted(rule, pod), new HashMap<>());
  }

  DomainCounts copy() {
    return new DomainCounts(rule, pod, counted, new HashMap<>(counts));
  }

  SpreadRule rule() {
    return rule;
  }

  void add(NodeInfo node, int sign) {
    var domain = node.facts().labels().get(rule.topologyKey());
    if (domain == null || !rule.includes(node.facts(), pod)) {
      return;
    }
    counts.merge(domain, sign * counted.on(node), Integer::sum);
    least = null;
  }

  boolean isTooManyWithOneMoreIn(String domain) {
    var self = rule.selector().isPresent() && rule.selector().get().matches(pod.id().labels()) ? 1 : 0;
    // In long: without any domain the least is beyond all counts.
    return (long) counts.getOrDefault(domain, 0) + self - least() > rule.skewMax();
  }

  private int least() {
    var known = least;
    if (known == null) {
      known = counts.size() < rule.minDomains() && rule.minDomains() > 1
          ? 0 : counts.values().stream().mapToInt(Integer::intValue).min().orElse(Integer.MAX_VALUE);
      least = known;
    }
    return known;
  }
}
