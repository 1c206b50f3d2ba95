package dev.keelson.orchestrator.allocate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Which service it is that takes something. */
record ServiceName(String namespace, String name) {
  static ServiceName of(ObjectNode service) {
    return from(service.path("metadata"));
  }

  /** Whom an IPAddress belongs to. */
  static ServiceName parent(ObjectNode address) {
    return from(address.path("spec").path("parentRef"));
  }

  private static ServiceName from(JsonNode node) {
    return new ServiceName(node.path("namespace").asText(""), node.path("name").asText(""));
  }
}
