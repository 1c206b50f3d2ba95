package dev.keelson.orchestrator.controller.volume;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.object.Metadata;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Keeps an object by a finalizer until it is not used any more. */
record Protection(String finalizer) {
  static final Protection OF_CLAIMS = new Protection("kubernetes.io/pvc-protection");
  static final Protection OF_VOLUMES = new Protection("kubernetes.io/pv-protection");

  /** The object as it should be, if it is to be written: protected while it lives, let go when nobody uses it. */
  Optional<ObjectNode> change(ObjectNode object, BooleanSupplier used) {
    var finalizers = Metadata.finalizers(object);
    boolean isProtected = finalizers.contains(finalizer);
    if (Metadata.isDeleting(object)) {
      if (!isProtected || used.getAsBoolean()) {
        return Optional.empty();
      }
      finalizers.remove(finalizer);
    } else if (isProtected) {
      return Optional.empty();
    } else {
      finalizers.add(finalizer);
    }
    var changed = object.deepCopy();
    Metadata.finalizers(changed, finalizers);
    return Optional.of(changed);
  }
}
