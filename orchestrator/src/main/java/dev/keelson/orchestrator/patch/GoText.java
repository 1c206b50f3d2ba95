package dev.keelson.orchestrator.patch;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Values as Go's {@code %v} prints them in Kubernetes' messages. */
final class GoText {
  private GoText() {}

  static String of(JsonNode node) {
    if (node.isObject()) {
      var sorted = new TreeMap<String, String>();
      node.properties().forEach(member -> sorted.put(member.getKey(), of(member.getValue())));
      return sorted.entrySet().stream().map(member -> member.getKey() + ":" + member.getValue())
          .collect(Collectors.joining(" ", "map[", "]"));
    }
    if (node.isArray()) {
      return StreamSupport.stream(node.spliterator(), false).map(GoText::of)
          .collect(Collectors.joining(" ", "[", "]"));
    }
    return node.isNull() ? "<nil>" : node.asText();
  }

  /** The type that Go gives a JSON value which it knows nothing about. */
  static String type(JsonNode node) {
    return switch (node.getNodeType()) {
      case OBJECT, POJO -> "map[string]interface {}";
      case ARRAY -> "[]interface {}";
      case STRING, BINARY -> "string";
      case NUMBER -> node.isIntegralNumber() ? "int64" : "float64";
      case BOOLEAN -> "bool";
      case NULL, MISSING -> "%!s(<nil>)";
    };
  }
}
