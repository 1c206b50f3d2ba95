package dev.keelson.orchestrator.patch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;

/** Merges a list of a strategic patch into the object's list, as the field's strategy says. */
final class ListMerge {
  private final Items items;
  private final Slot slot;

  private ListMerge(Items items, Slot slot) {
    this.items = items;
    this.slot = slot;
  }

  static ArrayNode merge(ArrayNode original, ArrayNode patch, Slot slot) {
    if (!slot.strategy().merge()) {
      Directive.clean(patch);
      return patch;
    }
    if (original.isEmpty() && patch.isEmpty()) {
      return original;
    }
    var items = Items.of(slot, original, patch);
    var merge = new ListMerge(items, slot);
    return items.keyed() ? merge.objects(list(original), list(patch)) : merge.scalars(list(original), list(patch));
  }

  /**
   * With {@code $setElementOrder}: items it names in its order, the others where they were among them
   * (design proposal "preserve order in strategic merge patch").
   */
  static ArrayNode ordered(ArrayNode original, ArrayNode patch, ArrayNode order, Slot slot) {
    var items = Items.of(slot, original, patch);
    items.requireOrder(list(patch), list(order));
    var server = list(original);
    var merged = patch.isEmpty() ? original : original.isEmpty() ? cleaned(patch) : merge(original, patch, slot);
    return array(items.inOrder(list(merged), list(order), server));
  }

  static ArrayNode without(ArrayNode list, ArrayNode deletions) {
    var scalars = new Items("");
    var gone = scalars.places(list(deletions)).keySet();
    return array(list(list).stream().filter(item -> !gone.contains(scalars.identity(item))).toList());
  }

  /** A union; doubles go. */
  private ArrayNode scalars(List<JsonNode> original, List<JsonNode> patch) {
    var union = new LinkedHashMap<String, JsonNode>();
    original.forEach(item -> union.putIfAbsent(items.identity(item), item));
    patch.forEach(item -> union.putIfAbsent(items.identity(item), item));
    return array(items.inOrder(List.copyOf(union.values()), patch, original));
  }

  private ArrayNode objects(List<JsonNode> original, List<JsonNode> patch) {
    var changes = new ArrayList<JsonNode>();
    var deleted = new HashSet<String>();
    var replace = false;
    for (var change : patch) {
      if (!Directive.standsIn(change)) {
        changes.add(change);
        continue;
      }
      switch (change.path(Directive.PATCH).asText()) {
        case Directive.DELETE -> deleted.add(items.identity(change));
        case Directive.REPLACE -> replace = true;
        case Directive.MERGE -> throw PatchRefusals.unfit("merging lists cannot yet be specified in the patch");
        default -> throw Directive.unknown(change.path(Directive.PATCH), change);
      }
    }
    if (replace) {
      changes.forEach(Directive::clean);
      return array(changes);
    }
    original.removeIf(item -> deleted.contains(items.identity(item)));
    return array(items.inOrder(merged(original, changes), changes, original));
  }

  private List<JsonNode> merged(List<JsonNode> original, List<JsonNode> changes) {
    var merged = new ArrayList<>(original);
    var places = items.places(merged);
    for (var change : changes) {
      var at = places.putIfAbsent(items.identity(change), merged.size());
      if (at == null) {
        Directive.clean(change);
        merged.add(change);
      } else {
        merged.set(at, MapMerge.merge((ObjectNode) merged.get(at), (ObjectNode) change, slot.items()));
      }
    }
    return merged;
  }

  private static ArrayNode cleaned(ArrayNode patch) {
    var copy = patch.deepCopy();
    Directive.clean(copy);
    return copy;
  }

  private static List<JsonNode> list(ArrayNode array) {
    var list = new ArrayList<JsonNode>(array.size());
    array.forEach(list::add);
    return list;
  }

  private static ArrayNode array(List<JsonNode> items) {
    return JsonNodeFactory.instance.arrayNode(items.size()).addAll(items);
  }
}
