package dev.keelson.orchestrator.controller.daemon;

import dev.keelson.orchestrator.client.ObjectKey;
import dev.keelson.orchestrator.client.event.EventRecorder;
import dev.keelson.orchestrator.client.event.EventType;
import dev.keelson.orchestrator.controller.pods.Expectations;
import dev.keelson.orchestrator.controller.pods.PodWriter;
import dev.keelson.orchestrator.controller.pods.SlowStart;
import dev.keelson.orchestrator.object.Metadata;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Carries plans out. */
final class DaemonWorkshop {
  /** As Kubernetes' own: what takes longer is for the next pass. */
  private static final int CHANGES_PER_PASS_MAX = 250;

  private final PodWriter pods;
  private final EventRecorder events;
  private final Expectations expectations;
  private final FailureMemory failures;

  /**
   * What came of it.
   *
   * @param changes how many pods were created or deleted
   * @param failure why it was not more
   * @param pause until failed pods may be replaced that wait
   */
  record Work(int changes, Optional<RuntimeException> failure, Optional<Duration> pause) {}

  DaemonWorkshop(PodWriter pods, EventRecorder events, Expectations expectations, FailureMemory failures) {
    this.pods = pods;
    this.events = events;
    this.expectations = expectations;
    this.failures = failures;
  }

  /** Cleans up and fills gaps; only where that leaves nothing to do, the update goes on. */
  Work carryOut(Fleet fleet) {
    var plan = DaemonPlan.of(fleet);
    var deletions = new ArrayList<>(plan.deletions());
    var pause = Optional.<Duration>empty();
    for (var pod : plan.ended()) {
      var waiting = pod.hasFailed() ? waiting(fleet, pod) : Duration.ZERO;
      if (waiting.isPositive()) {
        deletions.remove(pod);
        pause = Stream.concat(pause.stream(), Stream.of(waiting)).min(Duration::compareTo);
      } else {
        tell(fleet.set(), pod);
      }
    }
    if (!plan.creations().isEmpty() || !deletions.isEmpty()) {
      return work(fleet, plan.creations(), deletions, pause);
    }
    var rollout = RolloutPlan.of(fleet);
    return work(fleet, rollout.creations(), rollout.deletions(), pause);
  }

  private Duration waiting(Fleet fleet, DaemonPod pod) {
    return failures.waiting(ObjectKey.of(fleet.set().object()), pod.node(), fleet.now());
  }

  private void tell(DaemonSet set, DaemonPod pod) {
    var path = Metadata.namespace(pod.object()) + "/" + pod.name();
    if (pod.hasFailed()) {
      events.record(set.object(), EventType.WARNING, "FailedDaemonPod",
          "Found failed daemon pod %s on node %s, will try to kill it".formatted(path, pod.node()));
    } else {
      events.record(set.object(), EventType.NORMAL, "SucceededDaemonPod",
          "Found succeeded daemon pod %s on node %s, will try to delete it".formatted(path, pod.node()));
    }
  }

  private Work work(Fleet fleet, List<String> nodes, List<DaemonPod> surplus, Optional<Duration> pause) {
    var set = fleet.set();
    var key = ObjectKey.of(set.object());
    var deletions = SlowStart.run(surplus.stream().limit(CHANGES_PER_PASS_MAX).<Runnable>map(pod -> () -> {
      pods.delete(pod.object(), set.object());
      expectations.deleted(key, pod.object());
    }).toList());
    var creations = SlowStart.run(nodes.stream().limit(CHANGES_PER_PASS_MAX).<Runnable>map(node -> () ->
        expectations.created(key, pods.create(Tailor.pod(set, node, fleet.hash()), set.object()))).toList());
    return new Work(deletions.successes() + creations.successes(),
        deletions.failure().or(creations::failure).filter(failure -> !PodWriter.isNamespaceEnding(failure)), pause);
  }
}
