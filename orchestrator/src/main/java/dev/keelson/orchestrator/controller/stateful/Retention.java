package dev.keelson.orchestrator.controller.stateful;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.controller.pods.OwnerReferences;
import dev.keelson.orchestrator.object.Metadata;
import dev.keelson.orchestrator.value.Trees;
import java.util.Optional;

/** Whose claims are, so that the garbage collector takes them with the pod or the set, or not at all (KEP-1847). */
final class Retention {
  private Retention() {}

  /**
   * The claim as it should be, if that is another than it is.
   *
   * @param condemned whether the pod is too many
   */
  static Optional<ObjectNode> changed(StatefulSet set, ObjectNode pod, boolean condemned, ObjectNode claim) {
    var right = claim.deepCopy();
    var metadata = Metadata.of(right);
    metadata.remove("ownerReferences");
    for (var reference : claim.path("metadata").path("ownerReferences")) {
      if (!isOurs(reference, set, pod)) {
        metadata.withArrayProperty("ownerReferences").add(reference.deepCopy());
      }
    }
    owner(set, pod, condemned).map(OwnerReferences::controlledBy)
        .ifPresent(metadata.withArrayProperty("ownerReferences")::add);
    if (metadata.path("ownerReferences").isEmpty()) {
      metadata.remove("ownerReferences");
    }
    boolean same = Trees.same(metadata.path("ownerReferences"), claim.path("metadata").path("ownerReferences"));
    return same ? Optional.empty() : Optional.of(right);
  }

  private static boolean isOurs(JsonNode reference, StatefulSet set, ObjectNode pod) {
    var uid = reference.path("uid").asText();
    return uid.equals(Metadata.uid(set.object())) || uid.equals(Metadata.uid(pod));
  }

  private static Optional<ObjectNode> owner(StatefulSet set, ObjectNode pod, boolean condemned) {
    if (condemned && set.deletesClaimsWhenScaled()) {
      return Optional.of(pod);
    }
    return set.deletesClaims() ? Optional.of(set.object()) : Optional.empty();
  }

  /** Whether the claim goes with an earlier pod of that name: its successor waits for a claim of its own. */
  static boolean isStale(JsonNode claim, String podName) {
    for (var reference : claim.path("metadata").path("ownerReferences")) {
      if (reference.path("kind").asText().equals("Pod") && reference.path("name").asText().equals(podName)) {
        return true;
      }
    }
    return Metadata.isDeleting(claim);
  }
}
