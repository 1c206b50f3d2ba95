package dev.keelson.orchestrator.kind;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.allocate.CarryOver;
import dev.keelson.orchestrator.authn.User;
import dev.keelson.orchestrator.defaults.Defaults;
import dev.keelson.orchestrator.resource.Resource;
import dev.keelson.orchestrator.rules.Rules;
import dev.keelson.orchestrator.status.FieldError;
import dev.keelson.orchestrator.verb.Kinds;
import java.util.List;

/** The kinds of {@link dev.keelson.orchestrator.resource.Registry}. */
public final class BuiltInKinds implements Kinds {
  @Override
  public void defaults(Resource resource, ObjectNode object) {
    Defaults.apply(resource.group(), resource.version().version(), resource.kind(), object);
  }

  @Override
  public void prepareCreate(Resource resource, ObjectNode object, User user) {
    switch (resource.kind()) {
      case "Service" -> CarryOver.normalize(object);
      case "CertificateSigningRequest" -> Requester.sign(object, user);
      case "DaemonSet" -> TemplateGeneration.begin(object);
      default -> { }
    }
    Newborn.prepare(resource.kind(), object);
  }

  @Override
  public void prepareUpdate(Resource resource, ObjectNode object, ObjectNode old) {
    switch (resource.kind()) {
      case "Namespace" -> Newborn.keepFinalizers(object, old);
      case "Service" -> CarryOver.complete(object, old);
      case "DaemonSet" -> TemplateGeneration.go(object, old);
      case "CertificateSigningRequest" -> object.set("spec", old.path("spec").deepCopy());
      default -> { }
    }
  }

  @Override
  public List<FieldError> checkCreate(Resource resource, ObjectNode object) {
    return Rules.create(resource.group(), resource.kind(), resource.namespaced(), object);
  }

  @Override
  public List<FieldError> checkUpdate(Resource resource, String subresource, ObjectNode object, ObjectNode old) {
    return switch (subresource) {
      case "" -> Rules.update(resource.group(), resource.kind(), object, old);
      case "status" -> Rules.status(resource.group(), resource.kind(), object, old);
      case "ephemeralcontainers" -> Rules.ephemeralContainers(object, old);
      case "resize" -> Rules.resize(object, old);
      default -> List.of();
    };
  }
}
