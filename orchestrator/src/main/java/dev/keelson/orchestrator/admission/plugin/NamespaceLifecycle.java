package dev.keelson.orchestrator.admission.plugin;

import com.fasterxml.jackson.databind.JsonNode;
import dev.keelson.orchestrator.admission.Lookup;
import dev.keelson.orchestrator.admission.Mutator;
import dev.keelson.orchestrator.admission.Operation;
import dev.keelson.orchestrator.admission.Review;
import dev.keelson.orchestrator.status.Cause;
import dev.keelson.orchestrator.status.Details;
import dev.keelson.orchestrator.status.Refusal;
import dev.keelson.orchestrator.status.Refusals;
import java.util.List;
import java.util.Set;

/** Nothing is created in a namespace that is missing or going, and some namespaces never go. */
final class NamespaceLifecycle implements Mutator {
  private static final Set<String> IMMORTAL = Set.of("default", "kube-system", "kube-public");

  private final Lookup lookup;

  NamespaceLifecycle(Lookup lookup) {
    this.lookup = lookup;
  }

  @Override
  public void mutate(Review review) {
    var subject = review.subject();
    if (subject.is("", "namespaces")) {
      if (review.operation() == Operation.DELETE && IMMORTAL.contains(subject.name())) {
        throw review.forbidden("this namespace may not be deleted");
      }
      return;
    }
    boolean within = subject.resource().namespaced() && !subject.namespace().isEmpty();
    if (within && review.operation() != Operation.DELETE && !isQuestion(subject)) {
      check(review, subject.namespace());
    }
  }

  /** Who may do what can be asked about any namespace. */
  private static boolean isQuestion(Review.Subject subject) {
    return subject.is("authorization.k8s.io", "localsubjectaccessreviews");
  }

  private void check(Review review, String namespace) {
    var found = lookup.sure("", "namespaces", "", namespace)
        .orElseThrow(() -> Refusals.notFound("", "namespaces", namespace));
    if (review.operation() != Operation.CREATE || !isGoing(found)) {
      return;
    }
    var refused = review.forbidden(
        "unable to create new content in namespace " + namespace + " because it is being terminated");
    var cause = new Cause(Refusal.NAMESPACE_TERMINATING, "namespace " + namespace + " is being terminated",
        "metadata.namespace");
    throw new Refusal(refused.reason(), refused.text(), refused.details().orElse(Details.NONE).with(List.of(cause)));
  }

  private static boolean isGoing(JsonNode namespace) {
    return namespace.path("status").path("phase").asText("").equals("Terminating");
  }
}
