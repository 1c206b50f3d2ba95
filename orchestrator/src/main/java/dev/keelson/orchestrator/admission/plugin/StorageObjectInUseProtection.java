package dev.keelson.orchestrator.admission.plugin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.admission.Mutator;
import dev.keelson.orchestrator.admission.Operation;
import dev.keelson.orchestrator.admission.Review;

/** Volumes and claims stay while somebody uses them: finalizers that controllers take away. */
final class StorageObjectInUseProtection implements Mutator {
  @Override
  public void mutate(Review review) {
    if (review.operation() != Operation.CREATE) {
      return;
    }
    if (review.subject().is("", "persistentvolumeclaims")) {
      review.object().ifPresent(claim -> protect(claim, "kubernetes.io/pvc-protection"));
    }
    if (review.subject().is("", "persistentvolumes")) {
      review.object().ifPresent(volume -> protect(volume, "kubernetes.io/pv-protection"));
    }
  }

  private static void protect(ObjectNode object, String finalizer) {
    var finalizers = object.withObjectProperty("metadata").withArrayProperty("finalizers");
    for (var each : finalizers) {
      if (each.asText("").equals(finalizer)) {
        return;
      }
    }
    finalizers.add(finalizer);
  }
}
