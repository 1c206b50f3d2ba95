package dev.keelson.orchestrator.convert;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Before apps/v1 a workload without a selector meant its template's labels. */
final class Selectors {
  private Selectors() {}

  static ObjectNode fromTemplate(ObjectNode object) {
    var labels = object.path("spec").path("template").path("metadata").path("labels");
    if (object.get("spec") instanceof ObjectNode spec && !spec.hasNonNull("selector") && labels.isObject()) {
      spec.putObject("selector").set("matchLabels", labels.deepCopy());
    }
    return object;
  }
}
