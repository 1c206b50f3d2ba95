package dev.keelson.orchestrator.schema;

import java.util.List;

/**
 * A list.
 *
 * @param keys the fields that identify an item of a {@link ListType#MAP} list, in the table's order; else empty
 */
public record ListShape(Shape items, ListType type, List<String> keys) implements Shape {
  public ListShape {
    keys = List.copyOf(keys);
    if (keys.isEmpty() == (type == ListType.MAP)) {
      throw new IllegalArgumentException(type + " list with keys " + keys);
    }
  }
}
