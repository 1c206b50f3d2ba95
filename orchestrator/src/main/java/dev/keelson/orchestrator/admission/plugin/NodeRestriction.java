package dev.keelson.orchestrator.admission.plugin;

import dev.keelson.orchestrator.admission.Lookup;
import dev.keelson.orchestrator.admission.Mutator;
import dev.keelson.orchestrator.admission.Operation;
import dev.keelson.orchestrator.admission.Review;
import dev.keelson.orchestrator.authn.User;

/** A node writes about itself and its own pods only. */
final class NodeRestriction implements Mutator {
  private static final String USER_PREFIX = "system:node:";
  private static final String GROUP = "system:nodes";
  private static final String LEASES = "kube-node-lease";

  private final NodePods pods;
  private final NodeTokens tokens;

  NodeRestriction(Lookup lookup) {
    this.pods = new NodePods(lookup);
    this.tokens = new NodeTokens(lookup);
  }

  @Override
  public void mutate(Review review) {
    if (!isNode(review.user())) {
      return;
    }
    var node = review.user().name().substring(USER_PREFIX.length());
    if (node.isEmpty()) {
      throw review.forbidden("could not determine node from user \"" + review.user().name() + "\"");
    }
    var resource = review.subject().resource();
    switch (resource.qualified()) {
      case "pods" -> pods.check(review, node);
      case "nodes" -> NodeObjects.check(review, node);
      case "persistentvolumeclaims" -> checkClaim(review, node);
      case "serviceaccounts" -> tokens.check(review, node);
      case "leases.coordination.k8s.io" -> checkLease(review, node);
      case "csinodes.storage.k8s.io" -> checkStorage(review, node);
      default -> { }
    }
  }

  static boolean isNode(User user) {
    return user.isIn(GROUP) && user.name().startsWith(USER_PREFIX);
  }

  private static void checkClaim(Review review, String node) {
    if (!review.subject().subresource().equals("status")) {
      throw review.forbidden("may only update PVC status");
    }
    if (review.operation() != Operation.UPDATE) {
      throw review.forbidden("unexpected operation \"" + review.operation() + "\"");
    }
    var claim = ClaimRest.of(review.object().orElseThrow());
    if (!claim.equals(ClaimRest.of(review.old().orElseThrow()))) {
      throw review.forbidden("node \"" + node + "\" is not allowed to update fields other than status.capacity and"
          + " status.conditions");
    }
  }

  private static void checkLease(Review review, String node) {
    if (!review.subject().namespace().equals(LEASES)) {
      throw review.forbidden("can only access leases in the \"" + LEASES + "\" system namespace");
    }
    if (!review.subject().name().equals(node)) {
      throw review.forbidden("can only access node lease with the same name as the requesting node");
    }
  }

  private static void checkStorage(Review review, String node) {
    if (!review.subject().name().equals(node)) {
      throw review.forbidden("can only access CSINode with the same name as the requesting node");
    }
  }
}
