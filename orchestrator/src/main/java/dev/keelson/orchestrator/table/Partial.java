package dev.keelson.orchestrator.table;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Objects without anything but their metadata (metav1.PartialObjectMetadata). */
public final class Partial {
  public static final String VERSION = "meta.k8s.io/v1";

  private Partial() {}

  public static ObjectNode of(JsonNode object) {
    var partial = JsonNodeFactory.instance.objectNode()
        .put("kind", "PartialObjectMetadata").put("apiVersion", VERSION);
    partial.set("metadata", object.path("metadata"));
    return partial;
  }
}
