package dev.keelson.orchestrator.admission.plugin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.admission.Lookup;
import dev.keelson.orchestrator.admission.Operation;
import dev.keelson.orchestrator.admission.Review;
import dev.keelson.orchestrator.admission.pod.PodReferences;
import dev.keelson.orchestrator.status.Refusal;
import dev.keelson.orchestrator.status.Refusals;

/** What a node may do with pods: report on its own, end them, and mirror those that it has from files. */
final class NodePods {
  private static final String MIRROR = "kubernetes.io/config.mirror";

  private final Lookup lookup;

  NodePods(Lookup lookup) {
    this.lookup = lookup;
  }

  void check(Review review, String node) {
    switch (review.subject().subresource()) {
      case "" -> checkPod(review, node);
      case "status" -> checkStatus(review, node);
      case "eviction" -> checkEviction(review, node);
      default -> throw review.forbidden("unexpected pod subresource \"" + review.subject().subresource()
          + "\", only 'status' and 'eviction' are allowed");
    }
  }

  private void checkPod(Review review, String node) {
    switch (review.operation()) {
      case CREATE -> checkMirror(review, node, review.object().orElseThrow());
      case DELETE -> requireOwn(review, node, review.old().orElseThrow(),
          "node \"" + node + "\" can only delete pods with spec.nodeName set to itself");
      case UPDATE -> throw review.forbidden("unexpected operation \"UPDATE\", node \"" + node
          + "\" can only create and delete mirror pods");
    }
  }

  private static void checkStatus(Review review, String node) {
    if (review.operation() != Operation.UPDATE) {
      throw review.forbidden("unexpected operation \"" + review.operation() + "\"");
    }
    var old = review.old().orElseThrow();
    var pod = review.object().orElseThrow();
    requireOwn(review, node, old,
        "node \"" + node + "\" can only update pod status for pods with spec.nodeName set to itself");
    if (!labels(pod).equals(labels(old))) {
      throw review.forbidden("node \"" + node + "\" cannot update labels through pod status");
    }
    var claims = "resourceClaimStatuses";
    if (!pod.path("status").path(claims).equals(old.path("status").path(claims))) {
      throw review.forbidden("node \"" + node + "\" cannot update resource claim statues");
    }
  }

  private void checkEviction(Review review, String node) {
    var subject = review.subject();
    if (review.operation() != Operation.CREATE) {
      throw review.forbidden("unexpected operation " + review.operation());
    }
    var pod = lookup.sure("", "pods", subject.namespace(), subject.name())
        .orElseThrow(() -> Refusals.notFound("", "pods", subject.name()));
    requireOwn(review, node, pod, "node " + node + " can only evict pods with spec.nodeName set to itself");
  }

  private static JsonNode labels(JsonNode pod) {
    return pod.path("metadata").path("labels");
  }

  private static void requireOwn(Review review, String node, JsonNode pod, String why) {
    if (!pod.path("spec").path("nodeName").asText("").equals(node)) {
      throw review.forbidden(why);
    }
  }

  private void checkMirror(Review review, String node, ObjectNode pod) {
    if (!pod.path("metadata").path("annotations").has(MIRROR)) {
      throw review.forbidden("pod does not have \"" + MIRROR + "\" annotation, node \"" + node
          + "\" can only create mirror pods");
    }
    requireOwn(review, node, pod, "node \"" + node + "\" can only create pods with spec.nodeName set to itself");
    checkOwner(review, node, pod.path("metadata").path("ownerReferences"));
    checkReferences(review, node, pod.path("spec"));
  }

  private void checkOwner(Review review, String node, JsonNode owners) {
    if (owners.size() > 1) {
      throw cannot(review, node, "can only create pods with a single owner reference set to itself");
    }
    var owner = owners.path(0);
    boolean itself = owner.path("apiVersion").asText("").equals("v1") && owner.path("kind").asText("").equals("Node")
        && owner.path("name").asText("").equals(node);
    if (!itself) {
      throw cannot(review, node, "can only create pods with an owner reference set to itself");
    }
    if (!owner.path("controller").asBoolean(false)) {
      throw cannot(review, node, "can only create pods with a controller owner reference set to itself");
    }
    if (owner.path("blockOwnerDeletion").asBoolean(false)) {
      throw cannot(review, node, "must not set blockOwnerDeletion on an owner reference");
    }
    var stored = lookup.sure("", "nodes", "", node).orElseThrow(() -> Refusals.notFound("", "nodes", node));
    var claimed = owner.path("uid").asText("");
    var uid = stored.path("metadata").path("uid").asText("");
    if (!claimed.equals(uid)) {
      throw review.forbidden("node " + node + " UID mismatch: expected " + claimed + " got " + uid);
    }
  }

  private static void checkReferences(Review review, String node, JsonNode spec) {
    PodReferences.first(spec).ifPresent(kind -> {
      throw cannot(review, node, "can not create pods that reference " + kind);
    });
  }

  private static Refusal cannot(Review review, String node, String what) {
    return review.forbidden("node \"" + node + "\" " + what);
  }
}
