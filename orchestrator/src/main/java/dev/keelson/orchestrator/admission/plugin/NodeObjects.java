package dev.keelson.orchestrator.admission.plugin;

import com.fasterxml.jackson.databind.JsonNode;
import dev.keelson.orchestrator.admission.Operation;
import dev.keelson.orchestrator.admission.Review;
import java.util.Set;
import java.util.TreeSet;

/** What a node may say about itself: not its taints, nor labels that decide which pods it gets. */
final class NodeObjects {
  private static final String RESTRICTED = "node-restriction.kubernetes.io";
  /** Labels that a node agent sets (k8s.io/kubelet's well-known labels). */
  private static final Set<String> OWN = Set.of(
      "kubernetes.io/hostname", "kubernetes.io/os", "kubernetes.io/arch",
      "beta.kubernetes.io/os", "beta.kubernetes.io/arch", "beta.kubernetes.io/instance-type",
      "node.kubernetes.io/instance-type", "topology.kubernetes.io/zone", "topology.kubernetes.io/region",
      "failure-domain.beta.kubernetes.io/zone", "failure-domain.beta.kubernetes.io/region",
      "failure-domain.kubernetes.io/zone", "failure-domain.kubernetes.io/region");
  private static final Set<String> OWN_DOMAINS = Set.of("kubelet.kubernetes.io", "node.kubernetes.io");

  private NodeObjects() {}

  static void check(Review review, String node) {
    var name = review.subject().name();
    if (!name.equals(node)) {
      throw review.forbidden("node \"" + node + "\" is not allowed to modify node \"" + name + "\"");
    }
    if (review.operation() == Operation.CREATE) {
      checkNew(review, node);
    }
    if (review.operation() == Operation.UPDATE) {
      checkChanged(review, node);
    }
  }

  private static void checkNew(Review review, String node) {
    var object = review.object().orElseThrow();
    var labels = forbidden(labels(object), labels(object.objectNode()));
    if (!labels.isEmpty()) {
      throw review.forbidden("node \"" + node + "\" is not allowed to set the following labels: "
          + String.join(", ", labels));
    }
  }

  private static void checkChanged(Review review, String node) {
    var object = review.object().orElseThrow();
    var old = review.old().orElseThrow();
    if (!object.path("spec").path("taints").equals(old.path("spec").path("taints"))) {
      throw review.forbidden("node \"" + node + "\" is not allowed to modify taints");
    }
    var labels = forbidden(labels(object), labels(old));
    if (!labels.isEmpty()) {
      throw review.forbidden("is not allowed to modify labels: " + String.join(", ", labels));
    }
  }

  private static JsonNode labels(JsonNode object) {
    return object.path("metadata").path("labels");
  }

  private static Set<String> forbidden(JsonNode labels, JsonNode old) {
    var changed = new TreeSet<String>();
    labels.fieldNames().forEachRemaining(changed::add);
    old.fieldNames().forEachRemaining(changed::add);
    changed.removeIf(label -> labels.path(label).equals(old.path(label)) || !isForbidden(label));
    return changed;
  }

  private static boolean isForbidden(String label) {
    int slash = label.indexOf('/');
    var domain = slash < 0 ? "" : label.substring(0, slash);
    if (isWithin(domain, RESTRICTED)) {
      return true;
    }
    boolean kubernetes = isWithin(domain, "kubernetes.io") || isWithin(domain, "k8s.io");
    return kubernetes && !OWN.contains(label) && OWN_DOMAINS.stream().noneMatch(own -> isWithin(domain, own));
  }

  private static boolean isWithin(String domain, String parent) {
    return domain.equals(parent) || domain.endsWith("." + parent);
  }
}
