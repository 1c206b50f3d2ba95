package dev.keelson.orchestrator.openapi;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Schemas of types that are not structs of named fields. */
final class CommonTypes {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final Dialect dialect;

  CommonTypes(Dialect dialect) {
    this.dialect = dialect;
  }

  ObjectNode schema(String name) {
    return switch (name) {
      case TypeNames.TIME -> typed("string", "A time, as RFC 3339 writes it.").put("format", "date-time");
      case TypeNames.MICRO_TIME -> typed("string", "A time with microseconds.").put("format", "date-time");
      case TypeNames.QUANTITY -> oneOf("A number with a suffix such as m, k, Mi.", "string", "number", "");
      case TypeNames.INT_OR_STRING -> oneOf("A number or a text.", "integer", "string", "int-or-string");
      case TypeNames.RAW_EXTENSION -> typed("object", "An object of any kind.");
      case TypeNames.PATCH -> typed("object", "The change of an object, in the form that the content type names.");
      default -> throw new IllegalArgumentException(name + " is a struct");
    };
  }

  private static ObjectNode typed(String type, String description) {
    return NODES.objectNode().put("description", description).put("type", type);
  }

  /** OpenAPI v2 has no alternatives: such values are texts there. */
  private ObjectNode oneOf(String description, String one, String other, String format) {
    var schema = NODES.objectNode().put("description", description);
    if (dialect == Dialect.V2) {
      schema.put("type", "string");
    } else {
      schema.putArray("oneOf").add(NODES.objectNode().put("type", one)).add(NODES.objectNode().put("type", other));
    }
    return format.isEmpty() ? schema : schema.put("format", format);
  }
}
