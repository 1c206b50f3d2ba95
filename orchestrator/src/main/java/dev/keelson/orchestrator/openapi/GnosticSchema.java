package dev.keelson.orchestrator.openapi;

import com.fasterxml.jackson.databind.JsonNode;

/** A schema of OpenAPI 2.0 as gnostic's {@code openapi.v2.Schema}. */
final class GnosticSchema {
  private GnosticSchema() {}

  static ProtoMessage of(JsonNode schema) {
    var written = new ProtoMessage()
        .text(1, schema.path("$ref").asText())
        .text(2, schema.path("format").asText())
        .text(4, schema.path("description").asText());
    if (schema.has("default")) {
      written.message(5, Gnostic.any(schema.path("default")));
    }
    schema.path("required").forEach(name -> written.element(19, name.asText()));
    if (schema.has("additionalProperties")) {
      written.message(21, new ProtoMessage().message(1, of(schema.path("additionalProperties"))));
    }
    if (schema.has("type")) {
      written.message(22, new ProtoMessage().text(1, schema.path("type").asText()));
    }
    if (schema.has("items")) {
      written.message(23, new ProtoMessage().message(1, of(schema.path("items"))));
    }
    if (schema.has("properties")) {
      written.message(25, properties(schema.path("properties")));
    }
    schema.properties().forEach(member -> {
      if (member.getKey().startsWith("x-")) {
        written.message(31, Gnostic.extension(member.getKey(), member.getValue()));
      }
    });
    return written;
  }

  private static ProtoMessage properties(JsonNode properties) {
    var written = new ProtoMessage();
    properties.properties().forEach(property -> written.message(1,
        Gnostic.named(property.getKey(), of(property.getValue()))));
    return written;
  }
}
