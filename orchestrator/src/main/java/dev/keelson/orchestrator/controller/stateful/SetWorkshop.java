package dev.keelson.orchestrator.controller.stateful;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.client.ApiClient;
import dev.keelson.orchestrator.client.Deletion;
import dev.keelson.orchestrator.client.ObjectKey;
import dev.keelson.orchestrator.client.Patch;
import dev.keelson.orchestrator.client.ResourceTypes;
import dev.keelson.orchestrator.client.event.EventRecorder;
import dev.keelson.orchestrator.client.event.EventType;
import dev.keelson.orchestrator.controller.history.RevisionKeeper.Revisions;
import dev.keelson.orchestrator.object.Metadata;
import dev.keelson.orchestrator.status.Reason;
import dev.keelson.orchestrator.status.Refusal;

/** Carries plans out, one action after the other. */
final class SetWorkshop {
  private final ApiClient client;
  private final EventRecorder events;
  private final ClaimKeeper claims;

  SetWorkshop(ApiClient client, EventRecorder events, ClaimKeeper claims) {
    this.client = client;
    this.events = events;
    this.claims = claims;
  }

  void carryOut(StatefulSet set, SetPlan.Action action, Revisions revisions) {
    switch (action) {
      case SetPlan.Action.Create(var ordinal, var revision) -> create(set, ordinal, revision, revisions);
      case SetPlan.Action.Recreate(var pod) -> {
        announce(set, pod);
        delete(set, pod);
      }
      case SetPlan.Action.Condemn(var pod) -> {
        SetPod.ordinal(set.name(), pod.name()).ifPresent(ordinal -> claims.own(set, pod, ordinal));
        delete(set, pod);
      }
      case SetPlan.Action.Replace(var pod) -> delete(set, pod);
      case SetPlan.Action.EnsureClaims(var _, var ordinal) -> claims.ensure(set, ordinal);
      case SetPlan.Action.Own(var pod, var ordinal) -> claims.own(set, pod, ordinal);
      case SetPlan.Action.Relabel(var pod) -> relabel(set, pod);
    }
  }

  private void announce(StatefulSet set, SetPod pod) {
    var path = Metadata.namespace(set.object()) + "/" + set.name();
    if (pod.hasFailed()) {
      events.record(set.object(), EventType.WARNING, "RecreatingFailedPod",
          "StatefulSet %s is recreating failed Pod %s".formatted(path, pod.name()));
    } else {
      events.record(set.object(), EventType.NORMAL, "RecreatingTerminatedPod",
          "StatefulSet %s is recreating terminated Pod %s".formatted(path, pod.name()));
    }
  }

  /** Claims first: a pod that finds none could not be scheduled. */
  private void create(StatefulSet set, int ordinal, String revision, Revisions revisions) {
    if (claims.areStale(set, ordinal)) {
      return;
    }
    claims.ensure(set, ordinal);
    var template = revisions.all().stream()
        .filter(known -> known.name().equals(revision))
        .findFirst()
        .orElse(revisions.newest());
    var pod = Identity.pod(set, ordinal, template.template(), template.name());
    try {
      client.create(ResourceTypes.PODS, Metadata.namespace(pod), pod);
      tell(set, "create", Metadata.name(pod));
    } catch (Refusal refusal) {
      // The cache is behind, or the name is taken: which of them, the next pass will see.
      if (refusal.reason() != Reason.ALREADY_EXISTS) {
        fail(set, "create", Metadata.name(pod), refusal);
      }
      throw refusal;
    }
  }

  private void delete(StatefulSet set, SetPod pod) {
    try {
      client.delete(ResourceTypes.PODS, ObjectKey.of(pod.object()),
          Deletion.background().ifUid(Metadata.uid(pod.object())));
      tell(set, "delete", pod.name());
    } catch (Refusal refusal) {
      if (refusal.reason() != Reason.NOT_FOUND && refusal.reason() != Reason.CONFLICT) {
        fail(set, "delete", pod.name(), refusal);
        throw refusal;
      }
    }
  }

  private void relabel(StatefulSet set, SetPod pod) {
    ObjectNode patch = JsonNodeFactory.instance.objectNode();
    var metadata = patch.putObject("metadata").put("uid", Metadata.uid(pod.object()));
    SetPod.ordinal(set.name(), pod.name())
        .ifPresent(ordinal -> Identity.label(metadata.putObject("labels"), pod.name(), ordinal));
    client.patch(ResourceTypes.PODS, ObjectKey.of(pod.object()), Patch.merge(patch));
  }

  private void tell(StatefulSet set, String verb, String pod) {
    events.record(set.object(), EventType.NORMAL, reason("Successful", verb),
        "%s Pod %s in StatefulSet %s successful".formatted(verb, pod, set.name()));
  }

  private void fail(StatefulSet set, String verb, String pod, Refusal refusal) {
    events.record(set.object(), EventType.WARNING, reason("Failed", verb),
        "%s Pod %s in StatefulSet %s failed error: %s".formatted(verb, pod, set.name(), refusal.text()));
  }

  private static String reason(String outcome, String verb) {
    return outcome + (verb.equals("create") ? "Create" : "Delete");
  }
}
