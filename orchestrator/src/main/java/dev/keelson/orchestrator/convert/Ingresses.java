package dev.keelson.orchestrator.convert;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** v1beta1 named a backend by two fields where v1 has a struct, and knew no path types. */
final class Ingresses {
  private Ingresses() {}

  static ObjectNode toV1(ObjectNode object) {
    if (object.get("spec") instanceof ObjectNode spec) {
      Fields.rename(spec, "backend", "defaultBackend");
      backendToV1(spec.path("defaultBackend"));
      forPaths(spec, path -> {
        backendToV1(path.path("backend"));
        if (!path.hasNonNull("pathType")) {
          path.put("pathType", "ImplementationSpecific");
        }
      });
    }
    return object;
  }

  static ObjectNode fromV1(ObjectNode object) {
    if (object.get("spec") instanceof ObjectNode spec) {
      Fields.rename(spec, "defaultBackend", "backend");
      backendFromV1(spec.path("backend"));
      forPaths(spec, path -> backendFromV1(path.path("backend")));
    }
    return object;
  }

  private interface OnPath {
    void path(ObjectNode path);
  }

  private static void forPaths(ObjectNode spec, OnPath action) {
    for (var rule : spec.path("rules")) {
      for (var path : rule.path("http").path("paths")) {
        if (path instanceof ObjectNode node) {
          action.path(node);
        }
      }
    }
  }

  private static void backendToV1(JsonNode node) {
    if (node instanceof ObjectNode backend && backend.has("serviceName")) {
      var service = backend.objectNode();
      service.set("name", backend.remove("serviceName"));
      var port = backend.remove("servicePort");
      if (port != null) {
        service.putObject("port").set(port.isTextual() ? "name" : "number", port);
      }
      backend.set("service", service);
    }
  }

  private static void backendFromV1(JsonNode node) {
    if (node instanceof ObjectNode backend && backend.remove("service") instanceof ObjectNode service) {
      Fields.put(backend, "serviceName", service.path("name"));
      var port = service.path("port");
      Fields.put(backend, "servicePort", port.has("number") ? port.path("number") : port.path("name"));
    }
  }
}
