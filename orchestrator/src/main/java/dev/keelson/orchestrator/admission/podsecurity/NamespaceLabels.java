package dev.keelson.orchestrator.admission.podsecurity;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.admission.Lookup;
import dev.keelson.orchestrator.admission.Operation;
import dev.keelson.orchestrator.admission.Review;
import dev.keelson.orchestrator.status.Refusals;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** A namespace's labels must make sense, and who makes them stricter hears which pods would not be let in again. */
final class NamespaceLabels {
  /** More pods than this are not looked at; a namespace is not held up for them (kube-apiserver). */
  private static final int PODS_MAX = 3_000;

  private final Lookup lookup;

  NamespaceLabels(Lookup lookup) {
    this.lookup = lookup;
  }

  void check(Review review) {
    review.object().ifPresent(namespace -> check(review, namespace));
  }

  private void check(Review review, ObjectNode namespace) {
    var policy = Policy.of(namespace);
    var former = review.old().map(Policy::of);
    // What was wrong before does not stand in the way of other changes.
    if (!policy.errors().isEmpty() && former.filter(old -> old.errors().equals(policy.errors())).isEmpty()) {
      throw Refusals.invalid("", "Namespace", review.subject().name(), policy.errors());
    }
    if (review.operation() == Operation.UPDATE && former.filter(old -> isStricter(policy, old)).isPresent()) {
      warn(review, policy.enforce());
    }
  }

  private static boolean isStricter(Policy policy, Policy old) {
    var now = policy.enforce();
    var before = old.enforce();
    boolean relaxed = now.minor() == before.minor() && now.level().compareTo(before.level()) <= 0;
    return !now.equals(before) && now.level() != Level.PRIVILEGED && !relaxed;
  }

  private void warn(Review review, Standard standard) {
    var name = review.subject().name();
    var pods = lookup.list("", "pods", name);
    if (pods.size() > PODS_MAX) {
      review.warnings().accept("new PodSecurity enforce level only checked against the first " + PODS_MAX + " of "
          + pods.size() + " existing pods");
    }
    var byReason = new TreeMap<String, List<String>>();
    for (var pod : pods.subList(0, Math.min(pods.size(), PODS_MAX))) {
      var findings = Rules.find(standard, PodView.of(pod));
      if (!findings.isEmpty()) {
        byReason.computeIfAbsent(Finding.reasons(findings), _ -> new ArrayList<>())
            .add(pod.path("metadata").path("name").asText(""));
      }
    }
    if (!byReason.isEmpty()) {
      review.warnings().accept("existing pods in namespace \"" + name + "\" violate the new PodSecurity enforce level"
          + " \"" + standard + "\"");
    }
    byReason.entrySet().stream().map(entry -> line(entry.getValue(), entry.getKey())).sorted()
        .forEach(review.warnings());
  }

  private static String line(List<String> pods, String reasons) {
    var first = pods.stream().sorted().findFirst().orElse("");
    return switch (pods.size()) {
      case 1 -> first + ": " + reasons;
      case 2 -> first + " (and 1 other pod): " + reasons;
      default -> first + " (and " + (pods.size() - 1) + " other pods): " + reasons;
    };
  }
}
