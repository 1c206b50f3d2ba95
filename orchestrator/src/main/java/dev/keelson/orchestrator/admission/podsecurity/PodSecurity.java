package dev.keelson.orchestrator.admission.podsecurity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.admission.Checker;
import dev.keelson.orchestrator.admission.Lookup;
import dev.keelson.orchestrator.admission.Operation;
import dev.keelson.orchestrator.admission.Review;
import dev.keelson.orchestrator.admission.pod.Containers;
import dev.keelson.orchestrator.status.Refusals;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Refuses pods that a namespace's labels forbid, and warns of pods and of templates that they do not like. */
public final class PodSecurity implements Checker {
  /** These do not change what a pod may do. */
  private static final Set<String> OTHER_CONCERNS =
      Set.of("exec", "attach", "binding", "eviction", "log", "portforward", "proxy", "status");

  private final Lookup lookup;
  private final NamespaceLabels labels;

  public PodSecurity(Lookup lookup) {
    this.lookup = lookup;
    this.labels = new NamespaceLabels(lookup);
  }

  @Override
  public void check(Review review) {
    if (review.operation() == Operation.DELETE) {
      return;
    }
    var subject = review.subject();
    var qualified = subject.resource().qualified();
    if (qualified.equals("pods") && !OTHER_CONCERNS.contains(subject.subresource())) {
      review.object().filter(pod -> isConcern(review, pod)).ifPresent(pod -> checkPod(review, pod));
    } else if (subject.is("", "namespaces")) {
      labels.check(review);
    } else if (subject.subresource().isEmpty()) {
      review.object().flatMap(object -> Templates.of(qualified, object))
          .ifPresent(template -> warn(review, policy(review), template));
    }
  }

  private void checkPod(Review review, ObjectNode pod) {
    var policy = policy(review);
    if (policy.isNothing()) {
      return;
    }
    var view = PodView.of(pod);
    var findings = Rules.find(policy.enforce(), view);
    if (!findings.isEmpty()) {
      throw review.forbidden("violates PodSecurity \"" + policy.enforce() + "\": " + Finding.text(findings));
    }
    warn(review, policy, view);
  }

  private static void warn(Review review, Policy policy, PodView pod) {
    var findings = Rules.find(policy.warn(), pod);
    if (!findings.isEmpty()) {
      review.warnings().accept("would violate PodSecurity \"" + policy.warn() + "\": " + Finding.text(findings));
    }
  }

  private Policy policy(Review review) {
    var namespace = review.subject().namespace();
    return Policy.of(lookup.sure("", "namespaces", "", namespace).orElseThrow(() ->
        Refusals.internal("failed to lookup namespace \"" + namespace + "\"")));
  }

  /** An update of a pod that exists matters when it brings another image or container. */
  private static boolean isConcern(Review review, ObjectNode pod) {
    return review.operation() != Operation.UPDATE
        || review.old().filter(old -> images(pod.path("spec")).equals(images(old.path("spec")))).isEmpty();
  }

  private static Map<String, String> images(JsonNode spec) {
    var images = new HashMap<String, String>();
    Containers.all(spec).forEach(each -> images.put(Containers.name(each), each.path("image").asText("")));
    return images;
  }
}
