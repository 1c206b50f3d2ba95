package dev.keelson.orchestrator.endpoint;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Objects without anything but their metadata (metav1.PartialObjectMetadata). */
final class Partial {
  static final String VERSION = "meta.k8s.io/v1";

  private Partial() {}

  static ObjectNode of(ObjectNode object) {
    var partial = JsonNodeFactory.instance.objectNode()
        .put("kind", "PartialObjectMetadata").put("apiVersion", VERSION);
    partial.set("metadata", object.path("metadata"));
    return partial;
  }
}
