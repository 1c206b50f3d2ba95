package dev.keelson.orchestrator.rules.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;

/** Values as error messages show them: Go writes the keys of a map in the order of the alphabet. */
final class Shown {
  private Shown() {}

  static JsonNode sorted(JsonNode value) {
    if (value.isArray()) {
      var items = JsonNodeFactory.instance.arrayNode(value.size());
      value.forEach(item -> items.add(sorted(item)));
      return items;
    }
    if (!value.isObject()) {
      return value;
    }
    var names = new ArrayList<String>();
    value.fieldNames().forEachRemaining(names::add);
    names.sort(null);
    var map = JsonNodeFactory.instance.objectNode();
    names.forEach(name -> map.set(name, sorted(value.path(name))));
    return map;
  }
}
