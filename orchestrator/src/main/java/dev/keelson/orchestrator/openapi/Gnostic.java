package dev.keelson.orchestrator.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.codec.JsonText;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * An OpenAPI 2.0 document as gnostic's {@code openapi.v2.Document}, with as much of that message as our documents use.
 * Values of no fixed type travel as YAML, which JSON is.
 */
final class Gnostic {
  /** The numbers of methods in PathItem. */
  private static final Map<String, Integer> METHODS = Map.of("get", 2, "put", 3, "post", 4, "delete", 5, "patch", 8);
  private static final int PATH_PARAMETERS = 9;

  private Gnostic() {}

  static byte[] document(ObjectNode document) {
    var info = document.path("info");
    var paths = new ProtoMessage();
    document.path("paths").properties().forEach(path -> paths.message(2,
        named(path.getKey(), pathItem(path.getValue()))));
    var definitions = new ProtoMessage();
    document.path("definitions").properties().forEach(schema -> definitions.message(1,
        named(schema.getKey(), GnosticSchema.of(schema.getValue()))));
    return new ProtoMessage()
        .text(1, document.path("swagger").asText())
        .message(2, new ProtoMessage().text(1, info.path("title").asText()).text(2, info.path("version").asText()))
        .message(8, paths)
        .message(9, definitions)
        .toBytes();
  }

  static ProtoMessage named(String name, ProtoMessage value) {
    return new ProtoMessage().text(1, name).message(2, value);
  }

  /** NamedAny, for extensions. */
  static ProtoMessage extension(String name, JsonNode value) {
    return named(name, any(value));
  }

  static ProtoMessage any(JsonNode value) {
    return new ProtoMessage().text(2, new String(JsonText.compact(value), StandardCharsets.UTF_8) + "\n");
  }

  private static ProtoMessage pathItem(JsonNode path) {
    var item = new ProtoMessage();
    path.properties().forEach(member -> {
      var number = METHODS.get(member.getKey());
      if (number != null) {
        item.message(number, operation(member.getValue()));
      }
    });
    path.path("parameters").forEach(parameter -> item.message(PATH_PARAMETERS, parameter(parameter)));
    return item;
  }

  private static ProtoMessage operation(JsonNode operation) {
    var written = new ProtoMessage().text(5, operation.path("operationId").asText());
    operation.path("consumes").forEach(type -> written.element(7, type.asText()));
    operation.path("parameters").forEach(parameter -> written.message(8, parameter(parameter)));
    var responses = new ProtoMessage();
    operation.path("responses").properties().forEach(response -> responses.message(1,
        named(response.getKey(), response(response.getValue()))));
    written.message(9, responses);
    operation.properties().forEach(member -> {
      if (member.getKey().startsWith("x-")) {
        written.message(13, extension(member.getKey(), member.getValue()));
      }
    });
    return written;
  }

  /** ResponseValue with a Response in it. */
  private static ProtoMessage response(JsonNode response) {
    var written = new ProtoMessage().text(1, response.path("description").asText());
    if (response.has("schema")) {
      written.message(2, new ProtoMessage().message(1, GnosticSchema.of(response.path("schema"))));
    }
    return new ProtoMessage().message(1, written);
  }

  /** ParametersItem: in it a Parameter, in it a body, or one that is not a body, in it the kind of its place. */
  private static ProtoMessage parameter(JsonNode parameter) {
    return new ProtoMessage().message(1, switch (parameter.path("in").asText()) {
      case "body" -> new ProtoMessage().message(1, body(parameter));
      case "query" -> new ProtoMessage().message(2, new ProtoMessage().message(3, query(parameter)));
      default -> new ProtoMessage().message(2, new ProtoMessage().message(4, inPath(parameter)));
    });
  }

  private static ProtoMessage body(JsonNode parameter) {
    return new ProtoMessage()
        .text(2, parameter.path("name").asText())
        .text(3, parameter.path("in").asText())
        .flag(4, parameter.path("required").asBoolean())
        .message(5, GnosticSchema.of(parameter.path("schema")));
  }

  private static ProtoMessage query(JsonNode parameter) {
    return new ProtoMessage()
        .flag(1, parameter.path("required").asBoolean())
        .text(2, parameter.path("in").asText())
        .text(3, parameter.path("description").asText())
        .text(4, parameter.path("name").asText())
        .text(6, parameter.path("type").asText())
        .flag(20, parameter.path("uniqueItems").asBoolean());
  }

  private static ProtoMessage inPath(JsonNode parameter) {
    return new ProtoMessage()
        .flag(1, parameter.path("required").asBoolean())
        .text(2, parameter.path("in").asText())
        .text(3, parameter.path("description").asText())
        .text(4, parameter.path("name").asText())
        .text(5, parameter.path("type").asText())
        .flag(19, parameter.path("uniqueItems").asBoolean());
  }
}
