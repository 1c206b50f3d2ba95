package dev.keelson.orchestrator.verb;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.admission.Operation;
import dev.keelson.orchestrator.admission.Review.Subject;
import dev.keelson.orchestrator.admission.Review;
import dev.keelson.orchestrator.authn.User;
import dev.keelson.orchestrator.object.Metadata;
import dev.keelson.orchestrator.resource.Resource;
import dev.keelson.orchestrator.status.FieldError;
import dev.keelson.orchestrator.status.Refusal;
import dev.keelson.orchestrator.status.Refusals;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A write that was asked for.
 *
 * @param manager who owns what is written
 * @param warnings take texts for Warning headers
 */
public record Write(
    Subject subject, User user, boolean dryRun, Ownership.Owner manager, Consumer<String> warnings) {
  Resource resource() {
    return subject.resource();
  }

  Review review(Operation operation, Optional<ObjectNode> object, Optional<ObjectNode> old) {
    var name = object.or(() -> old).map(Metadata::name).orElse(subject.name());
    var named = new Subject(subject.resource(), subject.subresource(), subject.namespace(), name);
    return new Review(operation, named, user, object, old, dryRun, warnings);
  }

  Refusal notFound() {
    return Refusals.notFound(resource().group(), resource().plural(), subject.name());
  }

  Refusal modified() {
    return Refusals.modified(resource().group(), resource().plural(), subject.name());
  }

  void refuse(List<FieldError> errors, ObjectNode object) {
    if (!errors.isEmpty()) {
      throw Refusals.invalid(resource().group(), resource().kind(), Metadata.name(object), errors);
    }
  }
}
