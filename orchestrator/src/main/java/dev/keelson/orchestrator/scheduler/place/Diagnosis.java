package dev.keelson.orchestrator.scheduler.place;

import dev.keelson.orchestrator.scheduler.plugin.Filter;
import dev.keelson.orchestrator.scheduler.plugin.Objection;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Why a pod found no node.
 *
 * @param nodes how many there are
 * @param refusal what speaks against all of them, whatever they are; then none of them was asked
 * @param byNode what was said against each
 */
public record Diagnosis(int nodes, Optional<Rejection> refusal, SequencedMap<String, Rejection> byNode) {
  public Diagnosis {
    byNode = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(byNode));
  }

  /** Those whose minds must change. */
  public Set<Filter> filters() {
    var filters = new LinkedHashSet<Filter>();
    refusal.ifPresent(rejection -> filters.addAll(rejection.by()));
    byNode.values().forEach(rejection -> filters.addAll(rejection.by()));
    return filters;
  }

  /** As events and the condition of the pod say it. */
  public String text() {
    if (nodes == 0) {
      return "no nodes available to schedule pods";
    }
    var first = "0/" + nodes + " nodes are available: ";
    return first + refusal.map(rejection -> rejection.objection().reasons().getFirst())
        .orElseGet(() -> histogram(byNode.values().stream().map(Rejection::objection).toList())) + ".";
  }

  /** How many nodes each reason is given for: {@code 1 Insufficient cpu, 2 node(s) were unschedulable}. */
  public static String histogram(Collection<Objection> objections) {
    var counts = new TreeMap<String, Integer>();
    for (var objection : objections) {
      objection.reasons().forEach(reason -> counts.merge(reason, 1, Integer::sum));
    }
    // Sorted as whole texts, as kube-scheduler does, with their numbers in front.
    return counts.entrySet().stream().map(Diagnosis::text).collect(Collectors.toCollection(TreeSet::new)).stream()
        .collect(Collectors.joining(", "));
  }

  private static String text(Map.Entry<String, Integer> count) {
    return count.getValue() + " " + count.getKey();
  }
}
