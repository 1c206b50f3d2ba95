package dev.keelson.orchestrator.admission.plugin;

import com.fasterxml.jackson.databind.JsonNode;
import dev.keelson.orchestrator.admission.Lookup;
import dev.keelson.orchestrator.admission.Operation;
import dev.keelson.orchestrator.admission.Review;
import dev.keelson.orchestrator.status.Refusals;

/** A node gets tokens of service accounts for pods that run on it, bound to the pod. */
final class NodeTokens {
  private final Lookup lookup;

  NodeTokens(Lookup lookup) {
    this.lookup = lookup;
  }

  void check(Review review, String node) {
    if (review.operation() == Operation.CREATE && review.subject().subresource().equals("token")) {
      check(review, node, review.object().orElseThrow().path("spec").path("boundObjectRef"));
    }
  }

  private void check(Review review, String node, JsonNode bound) {
    var name = bound.path("name").asText("");
    boolean pod = bound.path("apiVersion").asText("").equals("v1") && bound.path("kind").asText("").equals("Pod");
    if (!pod || name.isEmpty()) {
      throw review.forbidden("node requested token not bound to a pod");
    }
    var uid = bound.path("uid").asText("");
    if (uid.isEmpty()) {
      throw review.forbidden("node requested token with a pod binding without a uid");
    }
    var stored = lookup.sure("", "pods", review.subject().namespace(), name)
        .orElseThrow(() -> Refusals.notFound("", "pods", name));
    if (!stored.path("metadata").path("uid").asText("").equals(uid)) {
      throw review.forbidden("the UID in the bound object reference (" + uid + ") does not match the UID in record."
          + " The object might have been deleted and then recreated");
    }
    if (!stored.path("spec").path("nodeName").asText("").equals(node)) {
      throw review.forbidden("node requested token bound to a pod scheduled on a different node");
    }
  }
}
