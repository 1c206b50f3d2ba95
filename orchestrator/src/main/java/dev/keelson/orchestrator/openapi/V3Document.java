package dev.keelson.orchestrator.openapi;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.resource.Resource;
import dev.keelson.orchestrator.schema.Schema;
import java.util.Collection;
import java.util.List;

/** OpenAPI 3.0 for the resources of one group and version. */
final class V3Document {
  static final List<String> PATCHES = List.of("application/json-patch+json", "application/merge-patch+json",
      "application/strategic-merge-patch+json", "application/apply-patch+yaml");

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final List<String> ANSWERS =
      List.of("application/json", "application/yaml", "application/vnd.kubernetes.protobuf");

  private final SchemaWriter schemas;
  private final ResourcePaths resourcePaths;

  V3Document(Schema schema, Descriptions descriptions) {
    this.schemas = new SchemaWriter(Dialect.V3, descriptions);
    this.resourcePaths = new ResourcePaths(schema, schemas);
  }

  ObjectNode of(Collection<Resource> resources) {
    var document = NODES.objectNode().put("openapi", "3.0.0");
    document.set("info", NODES.objectNode().put("title", "Kubernetes").put("version", "unversioned"));
    var paths = document.putObject("paths");
    for (var resource : resources) {
      resourcePaths.of(resource).forEach(entry -> paths.set(entry.path(), path(entry)));
    }
    document.putObject("components").set("schemas", schemas.all());
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
    if (!operation.parameters().isEmpty()) {
      var parameters = written.putArray("parameters");
      operation.parameters().forEach(parameter -> parameters.add(parameter(parameter)));
    }
    if (!operation.body().isEmpty()) {
      var content = written.putObject("requestBody").put("required", !operation.method().equals("delete"))
          .putObject("content");
      (operation.isPatch() ? PATCHES : List.of("*/*")).forEach(type -> content.set(type, typed(operation.body())));
    }
    written.set("responses", responses(operation));
    written.put("x-kubernetes-action", operation.action());
    written.set("x-kubernetes-group-version-kind",
        ResourcePaths.groupVersionKind(operation.version(), operation.kind()));
    return written;
  }

  private ObjectNode responses(Operation operation) {
    var responses = NODES.objectNode();
    var content = responses.putObject("200").put("description", "OK").putObject("content");
    if (operation.answer().isEmpty()) {
      content.putObject("*/*").putObject("schema").put("type", "string");
    } else {
      ANSWERS.forEach(type -> content.set(type, typed(operation.answer())));
    }
    responses.putObject("401").put("description", "Unauthorized");
    return responses;
  }

  private ObjectNode typed(String name) {
    var typed = NODES.objectNode();
    typed.set("schema", schemas.reference(name));
    return typed;
  }

  private static ObjectNode parameter(Parameter parameter) {
    var written = NODES.objectNode()
        .put("name", parameter.name())
        .put("in", parameter.place())
        .put("description", parameter.description());
    if (parameter.inPath()) {
      written.put("required", true);
    }
    written.putObject("schema").put("type", parameter.type()).put("uniqueItems", true);
    return written;
  }
}
