package dev.keelson.orchestrator.admission.podsecurity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.admission.pod.Containers;
import java.util.List;
import java.util.function.Predicate;

/** A pod, or the template of one. */
record PodView(JsonNode metadata, JsonNode spec) {
  static PodView of(JsonNode podOrTemplate) {
    return new PodView(podOrTemplate.path("metadata"), podOrTemplate.path("spec"));
  }

  List<ObjectNode> containers() {
    return Containers.all(spec);
  }

  /** The names of those containers. */
  List<String> named(Predicate<JsonNode> bad) {
    return containers().stream().filter(bad).map(Containers::name).toList();
  }

  /** What the pod sets for all its containers. */
  JsonNode security() {
    return security(spec);
  }

  static JsonNode security(JsonNode owner) {
    return owner.path("securityContext");
  }

  boolean isForWindows() {
    return spec.path("os").path("name").asText("").equals("windows");
  }

  /** Whether its users are not those of the node, so that being root in it means little. */
  boolean hasOwnUsers() {
    return spec.hasNonNull("hostUsers") && !spec.path("hostUsers").asBoolean(true);
  }
}
