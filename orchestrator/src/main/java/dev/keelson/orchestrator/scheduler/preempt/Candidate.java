package dev.keelson.orchestrator.scheduler.preempt;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingInt;
import static java.util.Comparator.comparingLong;

import dev.keelson.orchestrator.scheduler.snapshot.NodeInfo;
import dev.keelson.orchestrator.scheduler.snapshot.PodInfo;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * A node on which a pod would fit without some others.
 *
 * @param victims at least one
 * @param violations how many of them a disruption budget would keep
 */
record Candidate(NodeInfo node, List<PodInfo> victims, int violations) {
  /** The more important first: priority, then age. */
  static final Comparator<PodInfo> IMPORTANCE =
      comparingInt(PodInfo::priority).reversed().thenComparing(pod -> pod.standing().since());

  /** The least harm first (kube-scheduler's pickOneNodeForPreemption). */
  static final Comparator<Candidate> HARM = comparingInt(Candidate::violations)
      .thenComparingInt(Candidate::highestPriority)
      .thenComparing(comparingLong(Candidate::prioritySum))
      .thenComparingInt(candidate -> candidate.victims().size())
      .thenComparing(comparing(Candidate::oldestOfHighest).reversed());

  private int highestPriority() {
    return victims.stream().mapToInt(PodInfo::priority).max().orElse(Integer.MIN_VALUE);
  }

  /** Each shifted above zero, so that more victims never make the sum smaller. */
  private long prioritySum() {
    return victims.stream().mapToLong(victim -> victim.priority() + (1L << 31)).sum();
  }

  private Instant oldestOfHighest() {
    return victims.stream().filter(victim -> victim.priority() == highestPriority())
        .map(victim -> victim.standing().since()).min(Comparator.naturalOrder()).orElse(Instant.MAX);
  }
}
