package dev.keelson.orchestrator.admission.plugin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.admission.Checker;
import dev.keelson.orchestrator.admission.Operation;
import dev.keelson.orchestrator.admission.Review;
import dev.keelson.orchestrator.authz.Aggregation;
import dev.keelson.orchestrator.authz.Escalation;
import dev.keelson.orchestrator.authz.RbacKind;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Nobody gives away what he may not do himself. No plugin of kube-apiserver, but part of its storage of roles. */
public final class RoleEscalation implements Checker {
  /** Whoever collects garbage changes these, and the server itself. */
  private static final List<String> HOUSEKEEPING =
      List.of("ownerReferences", "finalizers", "managedFields", "resourceVersion", "generation");

  private final Escalation escalation;

  public RoleEscalation(Escalation escalation) {
    this.escalation = escalation;
  }

  @Override
  public void check(Review review) {
    if (review.operation() != Operation.DELETE && review.object().isPresent()) {
      var object = review.object().get();
      kind(review).filter(_ -> !isHousekeeping(review.old(), object)).ifPresent(kind -> check(review, kind, object));
    }
  }

  private void check(Review review, RbacKind kind, ObjectNode object) {
    switch (kind) {
      case ROLE, CLUSTER_ROLE -> {
        escalation.requireRole(review.user(), kind, object);
        if (review.old().filter(Aggregation::isAggregated).isPresent()) {
          escalation.requireAggregated(review.user(), object);
        }
      }
      case ROLE_BINDING, CLUSTER_ROLE_BINDING -> escalation.requireBinding(review.user(), kind, object);
    }
  }

  private static Optional<RbacKind> kind(Review review) {
    return Arrays.stream(RbacKind.values())
        .filter(kind -> review.subject().is(RbacKind.GROUP, kind.plural()))
        .findFirst();
  }

  private static boolean isHousekeeping(Optional<ObjectNode> old, ObjectNode object) {
    return old.isPresent() && essence(old.get()).equals(essence(object));
  }

  private static ObjectNode essence(ObjectNode object) {
    var copy = object.deepCopy();
    copy.withObject("/metadata").remove(HOUSEKEEPING);
    return copy;
  }
}
