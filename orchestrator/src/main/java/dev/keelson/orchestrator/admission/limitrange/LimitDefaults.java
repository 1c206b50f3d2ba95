package dev.keelson.orchestrator.admission.limitrange;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.admission.pod.Containers;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Gives containers what they do not ask for, and notes in an annotation what it gave. */
final class LimitDefaults {
  private static final String ANNOTATION = "kubernetes.io/limit-ranger";

  private LimitDefaults() {}

  static void apply(JsonNode range, ObjectNode pod) {
    var requests = pod.objectNode();
    var limits = pod.objectNode();
    for (var item : range.path("spec").path("limits")) {
      if (item.path("type").asText("").equals("Container")) {
        requests.setAll(fields(item.path("defaultRequest"), pod));
        limits.setAll(fields(item.path("default"), pod));
      }
    }
    var spec = pod.withObjectProperty("spec");
    var notes = new ArrayList<String>();
    Containers.regular(spec).forEach(container -> fill(container, "container", requests, limits, notes));
    Containers.initial(spec).forEach(container -> fill(container, "init container", requests, limits, notes));
    if (!notes.isEmpty()) {
      pod.withObjectProperty("metadata").withObjectProperty("annotations")
          .put(ANNOTATION, "LimitRanger plugin set: " + String.join("; ", notes));
    }
  }

  private static ObjectNode fields(JsonNode node, ObjectNode factory) {
    return node instanceof ObjectNode object ? object.deepCopy() : factory.objectNode();
  }

  private static void fill(
      ObjectNode container, String word, ObjectNode requests, ObjectNode limits, List<String> notes) {
    note(fill(container, "requests", requests), "request for " + word, container, notes);
    note(fill(container, "limits", limits), "limit for " + word, container, notes);
  }

  private static void note(Set<String> given, String what, JsonNode container, List<String> notes) {
    if (!given.isEmpty()) {
      notes.add(String.join(", ", given) + " " + what + " " + Containers.name(container));
    }
  }

  private static Set<String> fill(ObjectNode container, String field, ObjectNode defaults) {
    var given = new TreeSet<String>();
    for (var each : defaults.properties()) {
      if (!container.path("resources").path(field).has(each.getKey())) {
        container.withObjectProperty("resources").withObjectProperty(field).set(each.getKey(), each.getValue());
        given.add(each.getKey());
      }
    }
    return given;
  }
}
