package dev.keelson.orchestrator.patch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.schema.Shape;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Merges a strategic patch into an object. Both are the patch's own copies and are used up. */
final class MapMerge {
  private final ObjectNode original;
  private final ObjectNode patch;
  private final Shape shape;

  private MapMerge(ObjectNode original, ObjectNode patch, Shape shape) {
    this.original = original;
    this.patch = patch;
    this.shape = shape;
  }

  static ObjectNode merge(ObjectNode original, ObjectNode patch, Shape shape) {
    var directive = patch.remove(Directive.PATCH);
    if (directive != null) {
      return replaced(directive, patch);
    }
    var merge = new MapMerge(original, patch, shape);
    merge.retainKeys();
    merge.orderedLists();
    merge.members();
    merge.deletions();
    return original;
  }

  private static ObjectNode replaced(JsonNode directive, ObjectNode patch) {
    return switch (directive.asText()) {
      case Directive.REPLACE -> {
        Directive.clean(patch);
        yield patch;
      }
      case Directive.DELETE -> JsonNodeFactory.instance.objectNode();
      default -> throw Directive.unknown(directive, patch);
    };
  }

  private void retainKeys() {
    var directive = patch.remove(Directive.RETAIN_KEYS);
    if (directive == null) {
      return;
    }
    var retained = names(directive);
    for (var member : patch.properties()) {
      if (!member.getValue().isNull() && !isListDirective(member.getKey()) && !retained.contains(member.getKey())) {
        throw badRetainKeys();
      }
    }
    original.retain(retained);
  }

  private static Set<String> names(JsonNode directive) {
    if (!directive.isArray()) {
      throw badRetainKeys();
    }
    var names = new HashSet<String>();
    directive.forEach(name -> names.add(name.asText()));
    return names;
  }

  private static RuntimeException badRetainKeys() {
    return PatchRefusals.malformed("invalid patch format of retainKeys");
  }

  private static boolean isListDirective(String member) {
    return member.startsWith(Directive.ELEMENT_ORDER) || member.startsWith(Directive.DELETIONS);
  }

  /** Lists whose order the patch sets are merged here, and are then done with. */
  private void orderedLists() {
    for (var member : namesThatStartWith(Directive.ELEMENT_ORDER)) {
      var order = patch.remove(member);
      var name = Directive.listOf(member, Directive.ELEMENT_ORDER);
      var merged = ListMerge.ordered(
          listAt(original, name), listAt(patch, name), list(order), Slot.of(shape, name));
      if (original.has(name) || patch.has(name)) {
        original.set(name, merged);
      }
      patch.remove(name);
    }
  }

  private void members() {
    for (var member : patch.properties()) {
      if (member.getValue().isNull()) {
        original.remove(member.getKey());
      } else if (!member.getKey().startsWith(Directive.DELETIONS)) {
        put(member.getKey(), member.getValue());
      }
    }
  }

  private void put(String name, JsonNode change) {
    switch (change) {
      case ObjectNode object when original.get(name) instanceof ObjectNode before && !isReplaced(name) ->
          original.set(name, merge(before, object, Slot.of(shape, name).shape()));
      case ArrayNode list when original.get(name) instanceof ArrayNode before ->
          original.set(name, ListMerge.merge(before, list, Slot.of(shape, name)));
      case JsonNode data when Directive.clean(data) -> original.set(name, data);
      default -> original.remove(name);
    }
  }

  private boolean isReplaced(String name) {
    return Slot.of(shape, name).strategy().replace();
  }

  /** After the merges: an item both in a list and among its deletions goes. */
  private void deletions() {
    for (var member : namesThatStartWith(Directive.DELETIONS)) {
      var name = Directive.listOf(member, Directive.DELETIONS);
      if (!patch.get(member).isArray()) {
        throw PatchRefusals.malformed("invalid patch format of primitive list");
      }
      if (original.get(name) instanceof ArrayNode list) {
        original.set(name, ListMerge.without(list, list(patch.get(member))));
      }
    }
  }

  private List<String> namesThatStartWith(String directive) {
    return patch.propertyStream().map(Map.Entry::getKey).filter(name -> name.startsWith(directive)).toList();
  }

  private static ArrayNode listAt(ObjectNode object, String name) {
    var value = object.get(name);
    return value == null ? JsonNodeFactory.instance.arrayNode() : list(value);
  }

  private static ArrayNode list(JsonNode value) {
    if (value instanceof ArrayNode list) {
      return list;
    }
    throw PatchRefusals.unfit("expected a []interface {}, but received a " + GoText.type(value));
  }
}
