package dev.keelson.orchestrator.verb;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.resource.Resource;

/** A namespace stays until what it holds is gone: its own finalizers are in its spec. */
final class Namespaces {
  private Namespaces() {}

  static void terminate(Resource resource, ObjectNode object) {
    if (resource.group().isEmpty() && resource.plural().equals("namespaces") && isHeld(object)) {
      object.withObjectProperty("status").put("phase", "Terminating");
    }
  }

  static boolean isHeld(JsonNode object) {
    return object.path("kind").asText("").equals("Namespace") && !object.path("spec").path("finalizers").isEmpty();
  }
}
