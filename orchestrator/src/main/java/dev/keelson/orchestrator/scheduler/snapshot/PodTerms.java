package dev.keelson.orchestrator.scheduler.snapshot;

import java.util.List;

/** What a pod wants of other pods: podAffinity and podAntiAffinity. */
public record PodTerms(
    List<PodTerm> required, List<Weighted<PodTerm>> preferred,
    List<PodTerm> forbidden, List<Weighted<PodTerm>> disliked) {
  public static final PodTerms NONE = new PodTerms(List.of(), List.of(), List.of(), List.of());

  public boolean isNothing() {
    return required.isEmpty() && preferred.isEmpty() && forbidden.isEmpty() && disliked.isEmpty();
  }
}
