package dev.keelson.orchestrator.controller.pods;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.object.Metadata;
import java.util.Optional;

/** {@code metadata.ownerReferences}: who made an object, and which of them is in charge. */
public final class OwnerReferences {
  private OwnerReferences() {}

  /** The reference of who is in charge; there is one at most. */
  public static Optional<JsonNode> controller(JsonNode object) {
    for (var reference : object.path("metadata").path("ownerReferences")) {
      if (reference.path("controller").asBoolean(false)) {
        return Optional.of(reference);
      }
    }
    return Optional.empty();
  }

  /** The uid of who is in charge; empty for nobody. */
  public static String controllerUid(JsonNode object) {
    return controller(object).map(reference -> reference.path("uid").asText("")).orElse("");
  }

  /**
   * The name of who is in charge, if it is of this kind and group.
   *
   * @param group empty for the core group
   */
  public static Optional<String> controllerName(JsonNode object, String group, String kind) {
    return controller(object)
        .filter(reference -> reference.path("kind").asText().equals(kind))
        .filter(reference -> group(reference.path("apiVersion").asText()).equals(group))
        .map(reference -> reference.path("name").asText());
  }

  private static String group(String apiVersion) {
    int slash = apiVersion.indexOf('/');
    return slash < 0 ? "" : apiVersion.substring(0, slash);
  }

  /** A reference that puts the owner in charge and keeps it from vanishing first. */
  public static ObjectNode controlledBy(JsonNode owner) {
    return JsonNodeFactory.instance.objectNode()
        .put("apiVersion", owner.path("apiVersion").asText())
        .put("kind", owner.path("kind").asText())
        .put("name", Metadata.name(owner))
        .put("uid", Metadata.uid(owner))
        .put("controller", true)
        .put("blockOwnerDeletion", true);
  }
}
