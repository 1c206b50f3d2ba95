package dev.keelson.orchestrator.apply;

import com.fasterxml.jackson.databind.JsonNode;
import dev.keelson.orchestrator.schema.ListShape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A list with the elements that its items are; without those that cannot be told from others.
 *
 * @param elements of the items, in the list's order, doubles too
 * @param items as the list has them
 * @param byElement missing for doubles: they are not merged
 */
record Keyed(List<PathElement> elements, List<JsonNode> items, Map<PathElement, JsonNode> byElement) {
  static Keyed of(JsonNode list, ListShape shape) {
    var keyed = new Keyed(new ArrayList<>(), new ArrayList<>(), new LinkedHashMap<>());
    for (var item : list) {
      Elements.of(shape, item).ifPresent(element -> keyed.add(element, item));
    }
    return keyed;
  }

  private void add(PathElement element, JsonNode item) {
    elements.add(element);
    items.add(item);
    byElement.merge(element, item, (_, _) -> Merge.NOTHING);
  }

  int size() {
    return elements.size();
  }

  boolean has(PathElement element) {
    return byElement.containsKey(element);
  }

  JsonNode get(PathElement element) {
    return byElement.getOrDefault(element, Merge.NOTHING);
  }
}
