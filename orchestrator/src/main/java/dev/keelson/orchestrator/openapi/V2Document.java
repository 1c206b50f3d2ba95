package dev.keelson.orchestrator.openapi;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.resource.Resource;
import dev.keelson.orchestrator.schema.Schema;
import java.util.Collection;

/** OpenAPI 2.0 for all resources together. */
final class V2Document {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final SchemaWriter schemas;
  private final ResourcePaths resourcePaths;

  V2Document(Schema schema, Descriptions descriptions) {
    this.schemas = new SchemaWriter(Dialect.V2, descriptions);
    this.resourcePaths = new ResourcePaths(schema, schemas);
  }

  ObjectNode of(Collection<Resource> resources) {
    var document = NODES.objectNode().put("swagger", "2.0");
    document.set("info", NODES.objectNode().put("title", "Kubernetes").put("version", "unversioned"));
    var paths = document.putObject("paths");
    for (var resource : resources) {
      resourcePaths.of(resource).forEach(entry -> paths.set(entry.path(), path(entry)));
    }
    document.set("definitions", schemas.all());
    return document;
  }

  private ObjectNode path(PathEntry entry) {
    var path = NODES.objectNode();
    entry.operations().forEach(operation -> path.set(operation.method(), operation(operation)));
    if (!entry.parameters().isEmpty()) {
      var parameters = path.putArray("parameters");
      entry.parameters().forEach(parameter -> parameters.add(parameter(parameter)));
    }
    return path;
  }

  private ObjectNode operation(Operation operation) {
    var written = NODES.objectNode().put("operationId", operation.id());
    if (operation.isPatch()) {
      var consumes = written.putArray("consumes");
      V3Document.PATCHES.forEach(consumes::add);
    }
    var parameters = NODES.arrayNode();
    if (!operation.body().isEmpty()) {
      parameters.add(body(operation));
    }
    operation.parameters().forEach(parameter -> parameters.add(parameter(parameter)));
    addUnlessEmpty(written, parameters);
    written.set("responses", responses(operation));
    written.put("x-kubernetes-action", operation.action());
    written.set("x-kubernetes-group-version-kind",
        ResourcePaths.groupVersionKind(operation.version(), operation.kind()));
    return written;
  }

  private static void addUnlessEmpty(ObjectNode operation, ArrayNode parameters) {
    if (!parameters.isEmpty()) {
      operation.set("parameters", parameters);
    }
  }

  private ObjectNode body(Operation operation) {
    var body = NODES.objectNode().put("in", "body").put("name", "body");
    if (!operation.method().equals("delete")) {
      body.put("required", true);
    }
    body.set("schema", schemas.reference(operation.body()));
    return body;
  }

  private ObjectNode responses(Operation operation) {
    var responses = NODES.objectNode();
    var schema = operation.answer().isEmpty()
        ? NODES.objectNode().put("type", "string")
        : schemas.reference(operation.answer());
    responses.putObject("200").put("description", "OK").set("schema", schema);
    responses.putObject("401").put("description", "Unauthorized");
    return responses;
  }

  private static ObjectNode parameter(Parameter parameter) {
    var written = NODES.objectNode()
        .put("description", parameter.description())
        .put("in", parameter.place())
        .put("name", parameter.name());
    if (parameter.inPath()) {
      written.put("required", true);
    }
    return written.put("type", parameter.type()).put("uniqueItems", true);
  }
}
