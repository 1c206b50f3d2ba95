package dev.keelson.orchestrator.rules;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.Yaml;
import dev.keelson.orchestrator.defaults.Defaults;
import dev.keelson.orchestrator.status.FieldError;
import java.util.List;

/** What is wrong with objects of a kind, a line each. Metadata that every object has is put in where it is left out. */
record Ruled(String group, String kind, boolean namespaced) {
  static Ruled namespaced(String group, String kind) {
    return new Ruled(group, kind, true);
  }

  static Ruled cluster(String group, String kind) {
    return new Ruled(group, kind, false);
  }

  String created(String yaml) {
    return lines(Rules.create(group, kind, namespaced, object(yaml)));
  }

  String updated(String old, String yaml) {
    return lines(Rules.update(group, kind, object(yaml), object(old)));
  }

  String status(String old, String yaml) {
    return lines(Rules.status(group, kind, object(yaml), object(old)));
  }

  private ObjectNode object(String yaml) {
    var object = Yaml.object(yaml);
    Defaults.apply(group, "v1", kind, object);
    var metadata = object.withObject("/metadata");
    if (!metadata.has("name") && !metadata.has("generateName")) {
      metadata.put("name", "x");
    }
    if (namespaced && !metadata.has("namespace")) {
      metadata.put("namespace", "default");
    }
    return object;
  }

  private static String lines(List<FieldError> errors) {
    return String.join("\n", errors.stream().map(FieldError::text).toList());
  }
}
