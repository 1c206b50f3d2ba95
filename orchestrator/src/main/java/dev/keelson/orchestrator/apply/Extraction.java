package dev.keelson.orchestrator.apply;

import com.fasterxml.jackson.databind.JsonNode;
import dev.keelson.orchestrator.apply.FieldSet.Entry;
import dev.keelson.orchestrator.schema.ListShape;
import dev.keelson.orchestrator.schema.Shape;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The fields that an object has, as the set of one who applies it: leaves, items of lists and keys of maps
 * (structured-merge-diff's ToFieldSet).
 */
final class Extraction {
  private Extraction() {}

  static FieldSet of(JsonNode object, Shape shape) {
    return below(object, Place.of(shape));
  }

  private static FieldSet below(JsonNode value, Place place) {
    if (place.isMap(value, value)) {
      return members(value, place);
    }
    return place.isList(value, value) ? items(value, place) : FieldSet.EMPTY;
  }

  private static FieldSet members(JsonNode object, Place place) {
    var entries = new ArrayList<Entry>(object.size());
    for (var member : object.properties()) {
      var inner = place.member(member.getKey());
      var value = member.getValue();
      var below = below(value, inner);
      var self = isLeaf(value, inner) || isEmpty(value) || !place.names(member.getKey());
      if (self || !below.isEmpty()) {
        entries.add(new Entry(new PathElement.Name(member.getKey()), self, below));
      }
    }
    return FieldSet.of(entries);
  }

  /** Null is there to be said, and so is an empty object; an empty list says nothing. */
  private static boolean isEmpty(JsonNode value) {
    return value.isNull() || (value.isObject() && value.isEmpty());
  }

  private static boolean isLeaf(JsonNode value, Place place) {
    return !place.isMap(value, value) && !place.isList(value, value);
  }

  private static FieldSet items(JsonNode list, Place place) {
    var seen = new HashSet<PathElement>();
    var doubles = new HashSet<PathElement>();
    var entries = new ArrayList<Entry>(list.size());
    for (var item : list) {
      Elements.of((ListShape) place.shape(), item).ifPresent(element -> {
        if (seen.add(element)) {
          entries.add(new Entry(element, true, below(item, place.item())));
        } else {
          doubles.add(element);
        }
      });
    }
    return FieldSet.of(wholly(entries, doubles));
  }

  /** Items of the same key are owned together, without their fields. */
  private static List<Entry> wholly(List<Entry> entries, Set<PathElement> doubles) {
    if (!doubles.isEmpty()) {
      entries.replaceAll(entry -> doubles.contains(entry.element()) ? entry.with(true, FieldSet.EMPTY) : entry);
    }
    return entries;
  }
}
