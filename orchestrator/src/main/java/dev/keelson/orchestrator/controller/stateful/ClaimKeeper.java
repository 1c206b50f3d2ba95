package dev.keelson.orchestrator.controller.stateful;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.client.ApiClient;
import dev.keelson.orchestrator.client.ObjectKey;
import dev.keelson.orchestrator.client.ResourceTypes;
import dev.keelson.orchestrator.client.event.EventRecorder;
import dev.keelson.orchestrator.client.event.EventType;
import dev.keelson.orchestrator.client.informer.Indexer;
import dev.keelson.orchestrator.object.Metadata;
import dev.keelson.orchestrator.status.Reason;
import dev.keelson.orchestrator.status.Refusal;
import java.util.Optional;

/** Creates the claims of ordinals, and says whose they are. */
final class ClaimKeeper {
  private final ApiClient client;
  private final EventRecorder events;
  private final Indexer claims;

  ClaimKeeper(ApiClient client, EventRecorder events, Indexer claims) {
    this.client = client;
    this.events = events;
    this.claims = claims;
  }

  private Optional<ObjectNode> find(StatefulSet set, JsonNode template, int ordinal) {
    return claims.get(new ObjectKey(Metadata.namespace(set.object()), Identity.claimName(set, template, ordinal)));
  }

  /** Whether a claim of the ordinal still goes with an earlier pod. */
  boolean areStale(StatefulSet set, int ordinal) {
    var pod = Identity.podName(set, ordinal);
    return set.claimTemplates().valueStream()
        .flatMap(template -> find(set, template, ordinal).stream())
        .anyMatch(claim -> Retention.isStale(claim, pod));
  }

  /** Creates what is missing. */
  void ensure(StatefulSet set, int ordinal) {
    for (var template : set.claimTemplates()) {
      if (find(set, template, ordinal).isEmpty()) {
        create(set, Identity.claim(set, template, ordinal), Identity.podName(set, ordinal));
      }
    }
  }

  private void create(StatefulSet set, ObjectNode claim, String pod) {
    var what = "create Claim %s Pod %s in StatefulSet %s ".formatted(Metadata.name(claim), pod, set.name());
    try {
      client.create(ResourceTypes.PERSISTENT_VOLUME_CLAIMS, Metadata.namespace(claim), claim);
      events.record(set.object(), EventType.NORMAL, "SuccessfulCreate", what + "success");
    } catch (Refusal refusal) {
      if (refusal.reason() != Reason.ALREADY_EXISTS) {
        events.record(set.object(), EventType.WARNING, "FailedCreate", what + "failed error: " + refusal.text());
        throw refusal;
      }
    }
  }

  /** Writes into the claims of a pod whose they are. */
  void own(StatefulSet set, SetPod pod, int ordinal) {
    for (var template : set.claimTemplates()) {
      find(set, template, ordinal)
          .flatMap(claim -> Retention.changed(set, pod.object(), !set.hasOrdinal(ordinal), claim))
          .ifPresent(claim -> client.update(ResourceTypes.PERSISTENT_VOLUME_CLAIMS, claim));
    }
  }
}
