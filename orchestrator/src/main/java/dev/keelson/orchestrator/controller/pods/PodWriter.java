package dev.keelson.orchestrator.controller.pods;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.client.ApiClient;
import dev.keelson.orchestrator.client.Deletion;
import dev.keelson.orchestrator.client.ObjectKey;
import dev.keelson.orchestrator.client.ResourceTypes;
import dev.keelson.orchestrator.client.event.EventRecorder;
import dev.keelson.orchestrator.client.event.EventType;
import dev.keelson.orchestrator.object.Metadata;
import dev.keelson.orchestrator.status.Reason;
import dev.keelson.orchestrator.status.Refusal;

/** Creates and deletes pods, and tells about it at their owner (kubernetes' RealPodControl). */
public final class PodWriter {
  private static final String NAMESPACE_ENDS = "NamespaceTerminating";

  private final ApiClient client;
  private final EventRecorder events;

  public PodWriter(ApiClient client, EventRecorder events) {
    this.client = client;
    this.events = events;
  }

  /**
   * Creates a pod.
   *
   * @return the pod as it was stored
   * @throws Refusal after an event, unless the namespace ends, where nobody would read it
   */
  public ObjectNode create(ObjectNode pod, ObjectNode owner) {
    try {
      var created = client.create(ResourceTypes.PODS, Metadata.namespace(owner), pod);
      events.record(owner, EventType.NORMAL, "SuccessfulCreate", "Created pod: " + Metadata.name(created));
      return created;
    } catch (Refusal refusal) {
      if (!isNamespaceEnding(refusal)) {
        events.record(owner, EventType.WARNING, "FailedCreate", "Error creating: " + refusal.text());
      }
      throw refusal;
    }
  }

  /**
   * Deletes this very pod; that it is gone already is as good.
   *
   * @throws Refusal after an event
   */
  public void delete(ObjectNode pod, ObjectNode owner) {
    var name = Metadata.name(pod);
    try {
      client.delete(ResourceTypes.PODS, ObjectKey.of(pod), Deletion.background().ifUid(Metadata.uid(pod)));
      events.record(owner, EventType.NORMAL, "SuccessfulDelete", "Deleted pod: " + name);
    } catch (Refusal refusal) {
      if (refusal.reason() != Reason.NOT_FOUND && refusal.reason() != Reason.CONFLICT) {
        events.record(owner, EventType.WARNING, "FailedDelete", "Error deleting: " + refusal.text());
        throw refusal;
      }
    }
  }

  /** Whether nothing can be created any more, so that there is no use in trying again. */
  public static boolean isNamespaceEnding(RuntimeException failure) {
    return failure instanceof Refusal refusal && refusal.details().stream()
        .flatMap(details -> details.causes().stream())
        .anyMatch(cause -> cause.reason().equals(NAMESPACE_ENDS));
  }
}
