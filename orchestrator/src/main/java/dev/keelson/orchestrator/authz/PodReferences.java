package dev.keelson.orchestrator.authz;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Finds the objects that a pod needs on its node, by the fields that name them wherever they stand in its spec. */
final class PodReferences {
  private static final String SECRETS = "secrets";
  private static final String CONFIG_MAPS = "configmaps";
  private static final String CLAIMS = "persistentvolumeclaims";

  /** Objects with a {@code name}. Sources of volumes have none but in projections. */
  private static final Map<String, String> NAMED = Map.ofEntries(
      Map.entry("secretKeyRef", SECRETS),
      Map.entry("secretRef", SECRETS),
      Map.entry("nodePublishSecretRef", SECRETS),
      Map.entry("secret", SECRETS),
      Map.entry("configMapKeyRef", CONFIG_MAPS),
      Map.entry("configMapRef", CONFIG_MAPS),
      Map.entry("configMap", CONFIG_MAPS));

  /** Plain names. */
  private static final Map<String, String> TEXTS = Map.of(
      "secretName", SECRETS,
      "claimName", CLAIMS,
      "serviceAccountName", "serviceaccounts",
      "resourceClaimName", "resourceclaims");

  private final String namespace;
  private final Set<Reference> found = new HashSet<>();

  private PodReferences(String namespace) {
    this.namespace = namespace;
  }

  static Set<Reference> of(JsonNode pod) {
    var metadata = pod.path("metadata");
    var references = new PodReferences(metadata.path("namespace").asText());
    references.walk(pod.path("spec"));
    pod.path("status").path("resourceClaimStatuses").forEach(references::walk);
    for (var secret : pod.path("spec").path("imagePullSecrets")) {
      references.add(SECRETS, secret.path("name"));
    }
    for (var volume : pod.path("spec").path("volumes")) {
      if (volume.has("ephemeral")) {
        references.found.add(new Reference(CLAIMS, references.namespace,
            metadata.path("name").asText() + "-" + volume.path("name").asText()));
      }
    }
    return references.found;
  }

  /** As deep as a pod can be: its shape was validated. */
  private void walk(JsonNode node) {
    if (node.isArray()) {
      node.forEach(this::walk);
    }
    for (var field : node.properties()) {
      var named = NAMED.get(field.getKey());
      if (named != null) {
        add(named, field.getValue().path("name"));
      }
      var text = TEXTS.get(field.getKey());
      if (text != null) {
        add(text, field.getValue());
      }
      walk(field.getValue());
    }
  }

  private void add(String resource, JsonNode name) {
    if (name.isTextual() && !name.asText().isEmpty()) {
      found.add(new Reference(resource, namespace, name.asText()));
    }
  }
}
