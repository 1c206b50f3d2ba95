package dev.keelson.orchestrator.apply;

import com.fasterxml.jackson.databind.JsonNode;
import dev.keelson.orchestrator.schema.Field;
import dev.keelson.orchestrator.schema.ListShape;
import dev.keelson.orchestrator.schema.StructShape;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * How items of lists are told apart: by key fields, or by value. Some cannot be; only a live object can hold those,
 * from before its list had keys. Nobody can own them.
 */
final class Elements {
  private Elements() {}

  /** Empty when the item cannot be told from others. */
  static Optional<PathElement> of(ListShape list, JsonNode item) {
    if (!list.keys().isEmpty()) {
      return item.isObject() ? key(list, item) : Optional.empty();
    }
    return item.isValueNode() && !item.isNull()
        ? Optional.of(new PathElement.Value(Scalars.canonical(item)))
        : Optional.empty();
  }

  /** Why an item cannot be told from others. */
  static String fault(ListShape list, JsonNode item) {
    if (list.keys().isEmpty()) {
      return switch (item.getNodeType()) {
        case OBJECT -> "associative list without keys has an element that's a map type";
        case ARRAY -> "not supported: associative list with lists as elements";
        default -> "associative list without keys has an element that's an explicit null";
      };
    }
    if (!item.isObject()) {
      return "associative list with keys may not have " + (item.isNull() ? "a null element" : "non-map elements");
    }
    return "associative list with keys has an element that omits all key fields " + quoted(list.keys())
        + " (and doesn't have default values for any key fields)";
  }

  /** A key field that is absent has its schema's default, such as TCP, or is left out. */
  private static Optional<PathElement> key(ListShape list, JsonNode item) {
    var fields = new ArrayList<KeyField>(list.keys().size());
    for (var name : list.keys()) {
      value(list, item, name).ifPresent(value -> fields.add(new KeyField(name, Scalars.canonical(value))));
    }
    if (fields.size() > 1) {
      fields.sort(Comparator.comparing(KeyField::name));
    }
    return fields.isEmpty() ? Optional.empty() : Optional.of(new PathElement.Key(fields));
  }

  private static Optional<JsonNode> value(ListShape list, JsonNode item, String name) {
    var value = item.get(name);
    if (value != null) {
      return Optional.of(value);
    }
    return list.items() instanceof StructShape struct ? struct.field(name).flatMap(Field::initial) : Optional.empty();
  }

  private static String quoted(List<String> names) {
    return '[' + String.join(" ", names.stream().map(Scalars::quoted).toList()) + ']';
  }
}
