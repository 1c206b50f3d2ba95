package dev.keelson.orchestrator.codec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;

/** The same tree with the members of all objects the other way round. */
final class Reversal {
  private Reversal() {}

  static JsonNode of(JsonNode node) {
    return switch (node) {
      case ObjectNode object -> {
        var reversed = JsonNodeFactory.instance.objectNode();
        for (var member : new ArrayList<>(object.properties()).reversed()) {
          reversed.set(member.getKey(), of(member.getValue()));
        }
        yield reversed;
      }
      case ArrayNode list -> {
        var same = JsonNodeFactory.instance.arrayNode();
        list.forEach(item -> same.add(of(item)));
        yield same;
      }
      default -> node;
    };
  }
}
