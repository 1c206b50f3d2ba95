package dev.keelson.orchestrator.controller.job;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.client.ApiClient;
import dev.keelson.orchestrator.client.ObjectKey;
import dev.keelson.orchestrator.client.Patch;
import dev.keelson.orchestrator.client.ResourceTypes;
import dev.keelson.orchestrator.object.Metadata;
import dev.keelson.orchestrator.status.Reason;
import dev.keelson.orchestrator.status.Refusal;

/** Lets pods go that were counted, or that nobody will count. */
final class Finalizer {
  private final ApiClient client;

  Finalizer(ApiClient client) {
    this.client = client;
  }

  /** Takes the finalizer off this very pod; that the pod is gone is as good. */
  void release(JobPod pod) {
    try {
      client.patch(ResourceTypes.PODS, ObjectKey.of(pod.object()), Patch.strategic(releasing(pod)));
    } catch (Refusal refusal) {
      // Another pod under its name has another uid, which the patch may not change.
      if (refusal.reason() != Reason.NOT_FOUND && refusal.reason() != Reason.INVALID) {
        throw refusal;
      }
    }
  }

  private static ObjectNode releasing(JobPod pod) {
    var patch = JsonNodeFactory.instance.objectNode();
    var metadata = patch.putObject("metadata").put("uid", Metadata.uid(pod.object()));
    metadata.putArray("$deleteFromPrimitiveList/finalizers").add(JobPod.FINALIZER);
    return patch;
  }
}
