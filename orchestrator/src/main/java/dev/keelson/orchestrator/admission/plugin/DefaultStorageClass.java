package dev.keelson.orchestrator.admission.plugin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.admission.Lookup;
import dev.keelson.orchestrator.admission.Mutator;
import dev.keelson.orchestrator.admission.Operation;
import dev.keelson.orchestrator.admission.Review;
import java.util.List;

/** A claim that names no storage class gets the default one; the empty name means none. */
final class DefaultStorageClass implements Mutator {
  private static final List<String> MARKS = List.of(
      "storageclass.kubernetes.io/is-default-class", "storageclass.beta.kubernetes.io/is-default-class");
  private static final String OLD_FIELD = "volume.beta.kubernetes.io/storage-class";

  private final Lookup lookup;

  DefaultStorageClass(Lookup lookup) {
    this.lookup = lookup;
  }

  @Override
  public void mutate(Review review) {
    if (review.subject().is("", "persistentvolumeclaims") && review.operation() == Operation.CREATE) {
      review.object().ifPresent(this::choose);
    }
  }

  private void choose(ObjectNode claim) {
    var spec = claim.withObjectProperty("spec");
    if (spec.hasNonNull("storageClassName") || claim.path("metadata").path("annotations").has(OLD_FIELD)) {
      return;
    }
    DefaultClass.of(lookup.list("storage.k8s.io", "storageclasses", ""), MARKS)
        .ifPresent(name -> spec.put("storageClassName", name));
  }
}
