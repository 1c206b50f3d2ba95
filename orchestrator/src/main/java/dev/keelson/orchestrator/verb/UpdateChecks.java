package dev.keelson.orchestrator.verb;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.object.Metadata;
import dev.keelson.orchestrator.resource.Trait;
import dev.keelson.orchestrator.status.FieldError;
import dev.keelson.orchestrator.status.Refusals;
import java.util.List;

/** What every update must fulfil. */
final class UpdateChecks {
  private UpdateChecks() {}

  /** The object must be the one that is stored, and the version the client has seen must be the last. */
  static void identity(Write write, ObjectNode object, ObjectNode old) {
    var resource = write.resource();
    var uid = Metadata.uid(object);
    if (!uid.isEmpty() && !uid.equals(Metadata.uid(old))) {
      throw Refusals.conflict(resource.group(), resource.plural(), write.subject().name(),
          ("StorageError: invalid object, Code: 4, Key: /registry/%s/%s, ResourceVersion: 0, AdditionalErrorMsg:"
              + " Precondition failed: UID in precondition: %s, UID in object meta: %s").formatted(
                  resource.place().path(), path(write), uid, Metadata.uid(old)));
    }
    var seen = Metadata.resourceVersion(object);
    if (seen.isEmpty() && resource.has(Trait.STRICT)) {
      write.refuse(List.of(new FieldError("metadata.resourceVersion", "FieldValueInvalid",
          "Invalid value: 0x0: must be specified for an update")), old);
    }
    if (!seen.isEmpty() && !seen.equals(Metadata.resourceVersion(old))) {
      throw write.modified();
    }
  }

  private static String path(Write write) {
    var subject = write.subject();
    return subject.namespace().isEmpty() ? subject.name() : subject.namespace() + "/" + subject.name();
  }

  /** What is being deleted takes no new finalizers. */
  static List<FieldError> finalizers(ObjectNode object, ObjectNode old) {
    if (!Metadata.isDeleting(old)) {
      return List.of();
    }
    var added = Metadata.finalizers(object);
    added.removeAll(Metadata.finalizers(old));
    return added.isEmpty() ? List.of() : List.of(FieldError.forbidden("metadata.finalizers",
        "no new finalizers can be added if the object is being deleted, found new finalizers "
            + FieldError.goStrings(added)));
  }
}
