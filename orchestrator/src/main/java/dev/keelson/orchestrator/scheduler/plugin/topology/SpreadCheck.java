package dev.keelson.orchestrator.scheduler.plugin.topology;

import dev.keelson.orchestrator.scheduler.plugin.Check;
import dev.keelson.orchestrator.scheduler.plugin.Objection;
import dev.keelson.orchestrator.scheduler.snapshot.NodeFacts;
import dev.keelson.orchestrator.scheduler.snapshot.NodeInfo;
import dev.keelson.orchestrator.scheduler.snapshot.PodInfo;
import dev.keelson.orchestrator.scheduler.snapshot.Snapshot;
import dev.keelson.orchestrator.scheduler.snapshot.SpreadRule;
import java.util.List;
import java.util.Optional;

/** Where one pod more leaves no domain too far ahead of the one with the fewest. */
record SpreadCheck(PodInfo pod, List<DomainCounts> domains) implements Check {
  private static final String UNEVEN = "node(s) didn't match pod topology spread constraints";
  private static final Optional<Objection> TOO_MANY_THERE = Optional.of(Objection.passing(UNEVEN));
  private static final Optional<Objection> NO_LABEL =
      Optional.of(Objection.lasting(UNEVEN + " (missing required label)"));

  static SpreadCheck of(PodInfo pod, List<SpreadRule> rules, Snapshot snapshot) {
    var check = new SpreadCheck(pod, rules.stream().map(rule -> DomainCounts.none(rule, pod)).toList());
    for (var node : snapshot.nodes()) {
      check.add(node, 1);
    }
    return check;
  }

  @Override
  public SpreadCheck after(NodeInfo before, NodeInfo after) {
    var check = new SpreadCheck(pod, domains.stream().map(DomainCounts::copy).toList());
    check.add(before, -1);
    check.add(after, 1);
    return check;
  }

  private void add(NodeInfo node, int sign) {
    if (hasAllKeys(node.facts())) {
      domains.forEach(each -> each.add(node, sign));
    }
  }

  private boolean hasAllKeys(NodeFacts node) {
    return domains.stream().allMatch(each -> node.labels().containsKey(each.rule().topologyKey()));
  }

  @Override
  public Optional<Objection> objection(NodeInfo node) {
    for (var each : domains) {
      var domain = node.facts().labels().get(each.rule().topologyKey());
      if (domain == null) {
        return NO_LABEL;
      }
      if (each.isTooManyWithOneMoreIn(domain)) {
        return TOO_MANY_THERE;
      }
    }
    return Optional.empty();
  }
}
