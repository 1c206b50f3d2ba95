package dev.keelson.orchestrator.scheduler.plugin.topology;

import dev.keelson.orchestrator.scheduler.plugin.Score;
import dev.keelson.orchestrator.scheduler.snapshot.NodeFacts;
import dev.keelson.orchestrator.scheduler.snapshot.NodeInfo;
import dev.keelson.orchestrator.scheduler.snapshot.PodInfo;
import dev.keelson.orchestrator.scheduler.snapshot.Snapshot;
import dev.keelson.orchestrator.scheduler.snapshot.SpreadRule;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The fewer of a pod's kind there are already in a node's domains, the better.
 *
 * <p>Method: per rule, pods in the domain times ln(domains + 2), so that rules with many domains do not drown in those
 * with few, plus the skew allowed less one; the sum is turned round and stretched to 0..100.
 */
final class SpreadScore {
  private static final double IGNORED = -1;

  private final PodInfo pod;
  private final List<SpreadRule> rules;
  private final boolean needsAllKeys;

  SpreadScore(PodInfo pod, List<SpreadRule> rules, boolean needsAllKeys) {
    this.pod = pod;
    this.rules = rules;
    this.needsAllKeys = needsAllKeys;
  }

  long[] of(List<NodeInfo> feasible, Snapshot snapshot) {
    var sums = new double[feasible.size()];
    var eligible = feasible.stream().filter(node -> isEligible(node.facts())).toList();
    for (var rule : rules) {
      add(rule, feasible, eligible, snapshot, sums);
    }
    var scores = new long[sums.length];
    for (var i = 0; i < scores.length; i++) {
      scores[i] = isEligible(feasible.get(i).facts()) ? Math.round(sums[i]) : (long) IGNORED;
    }
    return normalized(scores);
  }

  private boolean isEligible(NodeFacts node) {
    return !needsAllKeys || rules.stream().allMatch(rule -> node.labels().containsKey(rule.topologyKey()));
  }

  private void add(
      SpreadRule rule, List<NodeInfo> feasible, List<NodeInfo> eligible, Snapshot snapshot, double[] sums) {
    var counted = new Counted(rule, pod);
    var perNode = rule.topologyKey().equals(PodTopologySpread.HOSTNAME);
    var domains = perNode ? Map.<String, Integer>of() : domains(rule, counted, eligible, snapshot);
    var weight = Math.log((perNode ? eligible.size() : domains.size()) + 2);
    for (var i = 0; i < sums.length; i++) {
      var node = feasible.get(i);
      var domain = node.facts().labels().get(rule.topologyKey());
      if (domain != null) {
        var count = perNode ? counted.on(node) : domains.getOrDefault(domain, 0);
        sums[i] += count * weight + (rule.skewMax() - 1);
      }
    }
  }

  /** Counted over all nodes, but only in domains that come into question. */
  private Map<String, Integer> domains(
      SpreadRule rule, Counted counted, List<NodeInfo> eligible, Snapshot snapshot) {
    var counts = new HashMap<String, Integer>();
    for (var node : eligible) {
      var domain = node.facts().labels().get(rule.topologyKey());
      if (domain != null) {
        counts.put(domain, 0);
      }
    }
    if (!counts.isEmpty()) {
      for (var node : snapshot.nodes()) {
        var domain = node.facts().labels().get(rule.topologyKey());
        if (domain != null && counts.containsKey(domain) && isEligible(node.facts())
            && rule.includes(node.facts(), pod)) {
          counts.merge(domain, counted.on(node), Integer::sum);
        }
      }
    }
    return counts;
  }

  private static long[] normalized(long[] scores) {
    var min = Long.MAX_VALUE;
    var max = 0L;
    for (var score : scores) {
      min = score < 0 ? min : Math.min(min, score);
      max = Math.max(max, score);
    }
    for (var i = 0; i < scores.length; i++) {
      if (scores[i] < 0) {
        scores[i] = 0;
      } else {
        scores[i] = max == 0 ? Score.BEST : Score.BEST * (max + min - scores[i]) / max;
      }
    }
    return scores;
  }
}
