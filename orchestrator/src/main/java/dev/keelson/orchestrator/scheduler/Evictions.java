package dev.keelson.orchestrator.scheduler;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.client.ApiClient;
import dev.keelson.orchestrator.client.Deletion;
import dev.keelson.orchestrator.client.ObjectKey;
import dev.keelson.orchestrator.client.ResourceTypes;
import dev.keelson.orchestrator.client.event.EventRecorder;
import dev.keelson.orchestrator.client.event.EventType;
import dev.keelson.orchestrator.client.informer.Indexer;
import dev.keelson.orchestrator.object.Metadata;
import dev.keelson.orchestrator.scheduler.preempt.PreemptionPlan;
import dev.keelson.orchestrator.scheduler.snapshot.PodId;
import dev.keelson.orchestrator.status.Reason;
import dev.keelson.orchestrator.status.Refusal;

/** Carries a preemption out: victims are told, then deleted. */
final class Evictions {
  private final ApiClient client;
  private final Indexer pods;
  private final Reporter reporter;
  private final EventRecorder events;

  Evictions(ApiClient client, Indexer pods, Reporter reporter, EventRecorder events) {
    this.client = client;
    this.pods = pods;
    this.reporter = reporter;
    this.events = events;
  }

  void carryOut(PreemptionPlan.Evict plan, ObjectNode preemptor) {
    for (var unseated : plan.unseated()) {
      reporter.unseated(key(unseated.id()));
    }
    for (var victim : plan.victims()) {
      pods.get(key(victim.id())).filter(pod -> Metadata.uid(pod).equals(victim.uid()))
          .filter(pod -> !Metadata.isDeleting(pod)).ifPresent(pod -> evict(pod, preemptor, plan.node()));
    }
  }

  private void evict(ObjectNode victim, ObjectNode preemptor, String node) {
    try {
      reporter.disrupted(victim, Observation.schedulerName(preemptor)
          + ": preempting to accommodate a higher priority pod");
      client.delete(ResourceTypes.PODS, ObjectKey.of(victim), Deletion.usual().ifUid(Metadata.uid(victim)));
      events.record(victim, EventType.NORMAL, "Preempted",
          "Preempted by pod " + Metadata.uid(preemptor) + " on node " + node);
    } catch (Refusal refused) {
      // It has gone by itself.
      if (refused.reason() != Reason.NOT_FOUND) {
        throw refused;
      }
    }
  }

  private static ObjectKey key(PodId id) {
    return new ObjectKey(id.namespace(), id.name());
  }
}
