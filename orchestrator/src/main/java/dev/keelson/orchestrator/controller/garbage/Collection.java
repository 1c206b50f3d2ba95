package dev.keelson.orchestrator.controller.garbage;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.client.ApiClient;
import dev.keelson.orchestrator.client.Deletion;
import dev.keelson.orchestrator.client.ObjectKey;
import dev.keelson.orchestrator.client.Patch;
import dev.keelson.orchestrator.client.ResourceType;
import dev.keelson.orchestrator.controller.garbage.Graph.Member;
import dev.keelson.orchestrator.controller.garbage.Step.Policy;
import dev.keelson.orchestrator.object.Metadata;
import dev.keelson.orchestrator.status.Reason;
import dev.keelson.orchestrator.status.Refusal;
import java.util.List;

/** Carries steps out. What is gone meanwhile is as good as done; what has changed is refused, and looked at again. */
final class Collection {
  private final ApiClient client;

  Collection(ApiClient client) {
    this.client = client;
  }

  void carryOut(Step step, Member item) {
    switch (step) {
      case Step.Nothing _ -> { }
      case Step.DropOwners(var uids) -> dropOwners(item, uids);
      case Step.Delete(var policy) -> delete(item, policy);
      case Step.DeleteInForeground(var unblock) -> {
        var current = unblock ? unblock(item) : item;
        delete(current, Policy.FOREGROUND);
      }
    }
  }

  /** Nobody else's business than the owners': other owners that come in between stay. */
  void dropOwners(Member item, List<String> uids) {
    var metadata = JsonNodeFactory.instance.objectNode();
    var references = metadata.putArray("ownerReferences");
    uids.forEach(uid -> references.addObject().put("$patch", "delete").put("uid", uid));
    metadata.put("uid", Metadata.uid(item.object()));
    attempt(() -> client.patch(item.type(), ObjectKey.of(item.object()), Patch.strategic(body(metadata))));
  }

  void removeFinalizer(Member item, String finalizer) {
    var left = Metadata.finalizers(item.object());
    left.remove(finalizer);
    var metadata = JsonNodeFactory.instance.objectNode()
        .put("resourceVersion", Metadata.resourceVersion(item.object()));
    var array = metadata.putArray("finalizers");
    left.forEach(array::add);
    attempt(() -> client.patch(item.type(), ObjectKey.of(item.object()), Patch.merge(body(metadata))));
  }

  private Member unblock(Member item) {
    var metadata = JsonNodeFactory.instance.objectNode()
        .put("resourceVersion", Metadata.resourceVersion(item.object()));
    var references = item.object().path("metadata").path("ownerReferences").deepCopy();
    references.forEach(reference -> ((ObjectNode) reference).put("blockOwnerDeletion", false));
    metadata.set("ownerReferences", references);
    ResourceType type = item.type();
    return new Member(type, client.patch(type, ObjectKey.of(item.object()), Patch.merge(body(metadata))));
  }

  /** Only as it was looked at: an owner that it has got since keeps it. */
  private void delete(Member item, Policy policy) {
    var deletion = switch (policy) {
      case BACKGROUND -> Deletion.background();
      case FOREGROUND -> Deletion.foreground();
      case ORPHAN -> Deletion.orphan();
    };
    attempt(() -> client.delete(item.type(), ObjectKey.of(item.object()), deletion
        .ifUid(Metadata.uid(item.object())).ifVersion(Metadata.resourceVersion(item.object()))));
  }

  private static ObjectNode body(ObjectNode metadata) {
    return JsonNodeFactory.instance.objectNode().set("metadata", metadata);
  }

  private static void attempt(Runnable work) {
    try {
      work.run();
    } catch (Refusal refusal) {
      if (refusal.reason() != Reason.NOT_FOUND) {
        throw refusal;
      }
    }
  }
}
