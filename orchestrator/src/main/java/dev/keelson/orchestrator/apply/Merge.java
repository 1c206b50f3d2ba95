package dev.keelson.orchestrator.apply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.schema.ListShape;
import dev.keelson.orchestrator.schema.Shape;

/**
 * Puts what somebody wants into an object: leaves of the wish win, all else stays (structured-merge-diff's Merge).
 * Results share parts with both; nothing is changed in place.
 */
final class Merge {
  static final JsonNode NOTHING = MissingNode.getInstance();

  private Merge() {}

  static ObjectNode of(ObjectNode live, ObjectNode wish, Shape shape) {
    return members(live, wish, Place.of(shape));
  }

  /** Missing when both are. */
  static JsonNode value(JsonNode live, JsonNode wish, Place place) {
    if (live.isEmpty() && wish.isEmpty()) {
      return wish.isMissingNode() ? live : wish;
    }
    if (place.isMap(live, wish)) {
      return members(live, wish, place);
    }
    if (place.isList(live, wish)) {
      return items(live, wish, place);
    }
    return wish.isMissingNode() ? live : wish;
  }

  private static ObjectNode members(JsonNode live, JsonNode wish, Place place) {
    var merged = JsonNodeFactory.instance.objectNode();
    for (var member : live.properties()) {
      var name = member.getKey();
      var value = member.getValue();
      merged.set(name, wish.has(name) ? value(value, wish.path(name), place.member(name)) : value);
    }
    for (var member : wish.properties()) {
      if (!live.has(member.getKey())) {
        merged.set(member.getKey(), member.getValue());
      }
    }
    return merged;
  }

  private static ArrayNode items(JsonNode live, JsonNode wish, Place place) {
    var list = (ListShape) place.shape();
    return new ItemMerge(Keyed.of(live, list), Keyed.of(wish, list), place.item()).merged();
  }
}
