package dev.keelson.orchestrator.admission.plugin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.admission.Lookup;
import dev.keelson.orchestrator.admission.Mutator;
import dev.keelson.orchestrator.admission.Operation;
import dev.keelson.orchestrator.admission.Review;
import dev.keelson.orchestrator.status.Refusal;

/** Pods run as a service account that exists, and find its token in a well-known place. */
final class ServiceAccounts implements Mutator {
  private static final String MIRROR = "kubernetes.io/config.mirror";
  private static final String DEFAULT = "default";

  private final Lookup lookup;
  private final TokenVolume volume;

  ServiceAccounts(Lookup lookup, TokenVolume volume) {
    this.lookup = lookup;
    this.volume = volume;
  }

  @Override
  public void mutate(Review review) {
    if (review.subject().is("", "pods") && review.operation() == Operation.CREATE) {
      review.object().ifPresent(pod -> admit(review, pod));
    }
  }

  private void admit(Review review, ObjectNode pod) {
    var spec = pod.withObjectProperty("spec");
    if (pod.path("metadata").path("annotations").has(MIRROR)) {
      // The node made it from a file, and would see any change as a mistake.
      checkMirror(review, spec);
      return;
    }
    var name = spec.path("serviceAccountName").asText("");
    var account = account(review, name.isEmpty() ? DEFAULT : name);
    var chosen = account.path("metadata").path("name").asText(DEFAULT);
    spec.put("serviceAccountName", chosen).put("serviceAccount", chosen);
    if (mounts(account, spec)) {
      volume.mount(spec);
    }
    if (spec.path("imagePullSecrets").isEmpty() && !account.path("imagePullSecrets").isEmpty()) {
      spec.set("imagePullSecrets", account.path("imagePullSecrets").deepCopy());
    }
  }

  private static void checkMirror(Review review, JsonNode spec) {
    if (!spec.path("serviceAccountName").asText("").isEmpty()) {
      throw review.forbidden("a mirror pod may not reference service accounts");
    }
    for (var volume : spec.path("volumes")) {
      if (volume.has("secret")) {
        throw review.forbidden("a mirror pod may not reference secrets");
      }
      for (var source : volume.path("projected").path("sources")) {
        if (source.has("serviceAccountToken")) {
          throw review.forbidden("a mirror pod may not use ServiceAccountToken volume projections");
        }
      }
    }
  }

  private ObjectNode account(Review review, String name) {
    var namespace = review.subject().namespace();
    return lookup.sure("", "serviceaccounts", namespace, name).orElseThrow(() -> missing(review, namespace, name));
  }

  private static Refusal missing(Review review, String namespace, String name) {
    return review.forbidden("error looking up service account %s/%s: serviceaccount \"%s\" not found"
        .formatted(namespace, name, name));
  }

  /** The pod has the last word. */
  private static boolean mounts(JsonNode account, JsonNode spec) {
    var field = "automountServiceAccountToken";
    return spec.hasNonNull(field) ? spec.path(field).asBoolean() : account.path(field).asBoolean(true);
  }
}
