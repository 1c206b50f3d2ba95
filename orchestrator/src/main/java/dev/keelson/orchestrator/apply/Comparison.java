package dev.keelson.orchestrator.apply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.keelson.orchestrator.apply.FieldSet.Entry;
import dev.keelson.orchestrator.schema.ListShape;
import dev.keelson.orchestrator.schema.Shape;
import dev.keelson.orchestrator.value.Trees;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds what differs between two objects, field by field (structured-merge-diff's Compare). A container that is new or
 * gone counts itself, besides what is in it.
 */
final class Comparison {
  private static final JsonNode NOTHING = MissingNode.getInstance();

  private final ArrayList<Entry> written = new ArrayList<>(0);
  private final ArrayList<Entry> removed = new ArrayList<>(0);

  private Comparison() {}

  static Changes of(JsonNode old, JsonNode object, Shape shape) {
    var all = new Comparison();
    all.inside(old, object, Place.of(shape));
    return all.changes();
  }

  private Changes changes() {
    return new Changes(FieldSet.of(written), FieldSet.of(removed));
  }

  /** What differs inside two values that are both taken apart. */
  private void inside(JsonNode old, JsonNode now, Place place) {
    if (place.isList(old, now)) {
      items(old, now, place);
    } else {
      members(old, now, place);
    }
  }

  private void members(JsonNode old, JsonNode now, Place place) {
    for (var member : old.properties()) {
      var inner = place.member(member.getKey());
      at(new PathElement.Name(member.getKey()), member.getValue(), in(now, member.getKey(), inner), inner);
    }
    for (var member : now.properties()) {
      if (!old.has(member.getKey())) {
        var inner = place.member(member.getKey());
        at(new PathElement.Name(member.getKey()), in(old, member.getKey(), inner), member.getValue(), inner);
      }
    }
  }

  /** Go never lacks some members of an object that is there. */
  private static JsonNode in(JsonNode object, String name, Place place) {
    return object.isObject() ? place.filled(object.path(name)) : NOTHING;
  }

  private void at(PathElement element, JsonNode old, JsonNode now, Place place) {
    if (isLeaf(old, now, place)) {
      leaf(element, old, now);
      return;
    }
    var inner = new Comparison();
    inner.inside(old, now, place);
    add(written, element, old.isMissingNode(), FieldSet.of(inner.written));
    add(removed, element, now.isMissingNode(), FieldSet.of(inner.removed));
  }

  /** Two that are empty are leaves, so that null and {} are told apart. */
  private static boolean isLeaf(JsonNode old, JsonNode now, Place place) {
    return (old.isEmpty() && now.isEmpty()) || !(place.isMap(old, now) || place.isList(old, now));
  }

  private void leaf(PathElement element, JsonNode old, JsonNode now) {
    if (now.isMissingNode()) {
      add(removed, element, true, FieldSet.EMPTY);
    } else if (old.isMissingNode() || !Trees.same(old, now)) {
      add(written, element, true, FieldSet.EMPTY);
    }
  }

  private static void add(List<Entry> entries, PathElement element, boolean member, FieldSet below) {
    if (member || !below.isEmpty()) {
      entries.add(new Entry(element, member, below));
    }
  }

  private void items(JsonNode old, JsonNode now, Place place) {
    var before = byElement(old, place);
    var after = byElement(now, place);
    before.forEach((element, items) -> item(element, items, after.getOrDefault(element, List.of()), place.item()));
    after.forEach((element, items) -> {
      if (!before.containsKey(element)) {
        item(element, List.of(), items, place.item());
      }
    });
  }

  private static Map<PathElement, List<JsonNode>> byElement(JsonNode list, Place place) {
    var items = new LinkedHashMap<PathElement, List<JsonNode>>();
    for (var item : list) {
      Elements.of((ListShape) place.shape(), item)
          .ifPresent(element -> items.computeIfAbsent(element, _ -> new ArrayList<>(1)).add(item));
    }
    return items;
  }

  /** Items of the same key are compared, and owned, as one value. */
  private void item(PathElement element, List<JsonNode> old, List<JsonNode> now, Place place) {
    if (old.size() <= 1 && now.size() <= 1) {
      at(element, first(old), first(now), place);
    } else if (old.size() > 1 && now.size() > 1) {
      if (!same(old, now)) {
        add(written, element, true, FieldSet.EMPTY);
      }
    } else {
      var inner = new Comparison();
      inner.inside(old.size() > 1 ? NOTHING : first(old), now.size() > 1 ? NOTHING : first(now), place);
      add(written, element, !now.isEmpty(), FieldSet.of(inner.written));
      add(removed, element, !old.isEmpty(), FieldSet.of(inner.removed));
    }
  }

  private static boolean same(List<JsonNode> old, List<JsonNode> now) {
    if (old.size() != now.size()) {
      return false;
    }
    for (var i = 0; i < old.size(); i++) {
      if (!Trees.same(old.get(i), now.get(i))) {
        return false;
      }
    }
    return true;
  }

  private static JsonNode first(List<JsonNode> items) {
    return items.isEmpty() ? NOTHING : items.getFirst();
  }
}
