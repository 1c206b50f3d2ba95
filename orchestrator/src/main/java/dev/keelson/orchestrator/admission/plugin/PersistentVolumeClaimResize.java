package dev.keelson.orchestrator.admission.plugin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.admission.Checker;
import dev.keelson.orchestrator.admission.Lookup;
import dev.keelson.orchestrator.admission.Operation;
import dev.keelson.orchestrator.admission.Review;
import dev.keelson.orchestrator.value.Quantity;

/** A claim may grow when it is bound, and its storage class can do it. */
final class PersistentVolumeClaimResize implements Checker {
  private final Lookup lookup;

  PersistentVolumeClaimResize(Lookup lookup) {
    this.lookup = lookup;
  }

  @Override
  public void check(Review review) {
    if (!review.subject().is("", "persistentvolumeclaims") || review.operation() != Operation.UPDATE) {
      return;
    }
    review.object().ifPresent(claim -> review.old().ifPresent(old -> check(review, claim, old)));
  }

  private void check(Review review, ObjectNode claim, ObjectNode old) {
    if (size(claim).compareTo(size(old)) <= 0) {
      return;
    }
    if (!old.path("status").path("phase").asText("").equals("Bound")) {
      throw review.forbidden("Only bound persistent volume claims can be expanded");
    }
    var name = claim.path("spec").path("storageClassName").asText("");
    boolean grows = !name.isEmpty() && lookup.sure("storage.k8s.io", "storageclasses", "", name)
        .map(each -> each.path("allowVolumeExpansion").asBoolean(false)).orElse(false);
    if (!grows) {
      throw review.forbidden("only dynamically provisioned pvc can be resized and the storageclass that provisions the"
          + " pvc must support resize");
    }
  }

  private static Quantity size(JsonNode claim) {
    var text = claim.path("spec").path("resources").path("requests").path("storage").asText("");
    return text.isEmpty() ? Quantity.ZERO : Quantity.parse(text);
  }
}
