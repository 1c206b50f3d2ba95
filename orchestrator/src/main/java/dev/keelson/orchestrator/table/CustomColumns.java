package dev.keelson.orchestrator.table;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;

/** The columns that a custom resource's definition asks for. */
final class CustomColumns {
  private CustomColumns() {}

  static Column of(JsonNode column) {
    var path = JsonPath.parse(column.path("jsonPath").asText());
    var type = column.path("type").asText();
    return new Column(column.path("name").asText(), type, column.path("format").asText(),
        column.path("description").asText(), column.path("priority").asInt(),
        row -> cell(path.find(row.object()), type, row));
  }

  /** A value of another type than the column's is shown as nothing. */
  private static JsonNode cell(List<JsonNode> found, String type, Row row) {
    if (found.isEmpty() || found.getFirst().isNull()) {
      return NullNode.getInstance();
    }
    var first = found.getFirst();
    return switch (type) {
      case "integer", "number" -> first.isNumber() ? first : NullNode.getInstance();
      case "boolean" -> first.isBoolean() ? first : NullNode.getInstance();
      case "date" -> TextNode.valueOf(row.age(first.asText()));
      default -> TextNode.valueOf(text(found));
    };
  }

  private static String text(List<JsonNode> found) {
    return String.join(",", found.stream().map(value -> value.isValueNode() ? value.asText() : value.toString())
        .toList());
  }
}
