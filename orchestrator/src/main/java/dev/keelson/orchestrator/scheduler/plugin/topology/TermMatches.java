package dev.keelson.orchestrator.scheduler.plugin.topology;

import dev.keelson.orchestrator.scheduler.snapshot.PodInfo;
import dev.keelson.orchestrator.scheduler.snapshot.PodTerm;
import dev.keelson.orchestrator.scheduler.snapshot.Surroundings;
import java.util.IdentityHashMap;
import java.util.Map;

/**
 * Which pods a term means, remembered by instance of the term and of the labels: pods of one workload share both.
 */
final class TermMatches {
  private final Surroundings surroundings;
  private final IdentityHashMap<PodTerm, IdentityHashMap<Map<String, String>, Boolean>> selected =
      new IdentityHashMap<>();

  TermMatches(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  boolean of(PodTerm term, PodInfo pod) {
    var byLabels = selected.get(term);
    if (byLabels == null) {
      byLabels = new IdentityHashMap<>();
      selected.put(term, byLabels);
    }
    var labels = pod.id().labels();
    var known = byLabels.get(labels);
    if (known == null) {
      known = term.selects(labels);
      byLabels.put(labels, known);
    }
    return known && term.isIn(pod.id().namespace(), surroundings::namespaceLabels);
  }
}
