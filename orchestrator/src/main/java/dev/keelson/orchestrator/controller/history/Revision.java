package dev.keelson.orchestrator.controller.history;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.object.Metadata;

/** A ControllerRevision. */
public record Revision(ObjectNode object) {
  public String name() {
    return Metadata.name(object);
  }

  /** Counts up; the highest is the newest. */
  public long number() {
    return object.path("revision").asLong(0);
  }

  /** A strategic merge patch of the set: {@code {"spec":{"template":{..., "$patch":"replace"}}}}. */
  JsonNode data() {
    return object.path("data");
  }

  /** The template of that time. */
  public ObjectNode template() {
    var template = (ObjectNode) data().path("spec").path("template").deepCopy();
    template.remove("$patch");
    return template;
  }

  /** Its value of a label; empty when it has none. */
  public String label(String name) {
    return object.path("metadata").path("labels").path(name).asText("");
  }
}
