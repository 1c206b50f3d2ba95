package dev.keelson.orchestrator.admission.pod;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/** Which kinds of other objects a pod's spec names. */
public final class PodReferences {
  private static final List<String> SECRET_FIELDS = List.of("secretKeyRef", "secretRef", "secretName", "secret");
  private static final List<String> CONFIG_FIELDS = List.of("configMapKeyRef", "configMapRef", "configMap");

  private PodReferences() {}

  /** The first kind that is named, in the words of kube-apiserver's NodeRestriction. */
  public static Optional<String> first(JsonNode spec) {
    if (!spec.path("serviceAccountName").asText("").isEmpty()) {
      return Optional.of("a service account");
    }
    var places = List.of(spec.path("volumes"), spec.path("containers"), spec.path("initContainers"),
        spec.path("ephemeralContainers"));
    if (!spec.path("imagePullSecrets").isEmpty() || names(places, SECRET_FIELDS)) {
      return Optional.of("secrets");
    }
    if (names(places, CONFIG_FIELDS)) {
      return Optional.of("configmaps");
    }
    if (names(places, List.of("clusterTrustBundle"))) {
      return Optional.of("clustertrustbundles");
    }
    if (names(places, List.of("persistentVolumeClaim"))) {
      return Optional.of("persistentvolumeclaims");
    }
    return Optional.empty();
  }

  /** A field of such a name is nowhere in a volume or container for another purpose. */
  private static boolean names(List<JsonNode> places, List<String> fields) {
    return places.stream().anyMatch(place -> fields.stream().anyMatch(field -> place.findValue(field) != null));
  }
}
