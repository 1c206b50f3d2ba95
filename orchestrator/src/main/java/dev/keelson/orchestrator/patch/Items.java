package dev.keelson.orchestrator.patch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How the items of one list are told apart and put in order.
 *
 * @param key the member that identifies an item; empty for a list of scalars
 */
record Items(String key) {
  /** Items of one list are all objects or all of one scalar type. */
  static Items of(Slot slot, ArrayNode original, ArrayNode patch) {
    var first = original.isEmpty() ? patch.path(0) : original.path(0);
    for (var list : List.of(original, patch)) {
      for (var item : list) {
        if (item.isArray()) {
          throw PatchRefusals.inapplicable();
        }
        if (item.getNodeType() != first.getNodeType() || item.isNull()) {
          throw PatchRefusals.unfit("list element types are not identical: ["
              + GoText.of(original) + " " + GoText.of(patch) + "]");
        }
      }
    }
    var keyed = first.getNodeType() == JsonNodeType.OBJECT;
    if (keyed && slot.strategy().key().isEmpty()) {
      throw PatchRefusals.unfit("cannot merge lists without merge key for struct");
    }
    return new Items(keyed ? slot.strategy().key() : "");
  }

  boolean keyed() {
    return !key.isEmpty();
  }

  /** Equal for items that are the same one. */
  String identity(JsonNode item) {
    if (!keyed()) {
      return scalar(item);
    }
    if (!item.has(key)) {
      throw PatchRefusals.noMergeKey(item, key);
    }
    return scalar(item.get(key));
  }

  /** Where items stand; of doubles, the first. */
  Map<String, Integer> places(List<JsonNode> items) {
    var places = new HashMap<String, Integer>();
    for (var i = 0; i < items.size(); i++) {
      places.putIfAbsent(identity(items.get(i)), i);
    }
    return places;
  }

  /** The items of a patch follow each other as its order says; items to delete do not count. */
  void requireOrder(List<JsonNode> patch, List<JsonNode> order) {
    if (order.isEmpty()) {
      return;
    }
    var next = 0;
    for (var item : patch) {
      if (Directive.standsIn(item)) {
        continue;
      }
      var identity = identity(item);
      while (next < order.size() && !identity(order.get(next)).equals(identity)) {
        next++;
      }
      if (next == order.size()) {
        throw PatchRefusals.unfit("The order in patch list:\n" + text(patch)
            + "\n doesn't match $setElementOrder list:\n" + text(order) + "\n");
      }
      next++;
    }
  }

  /**
   * Those that the patch names in the patch's order, and between them the others in the object's order, as near to
   * where they were as that allows.
   */
  List<JsonNode> inOrder(List<JsonNode> merged, List<JsonNode> patchOrder, List<JsonNode> serverOrder) {
    var patchPlaces = places(patchOrder);
    var serverPlaces = places(serverOrder);
    var named = new ArrayList<JsonNode>();
    var others = new ArrayList<JsonNode>();
    for (var item : merged) {
      (patchPlaces.containsKey(identity(item)) ? named : others).add(item);
    }
    named.sort(by(patchPlaces));
    others.sort(by(serverPlaces));
    return interleaved(others, named, serverPlaces);
  }

  private Comparator<JsonNode> by(Map<String, Integer> places) {
    return Comparator.comparingInt(item -> places.getOrDefault(identity(item), Integer.MAX_VALUE));
  }

  private List<JsonNode> interleaved(List<JsonNode> others, List<JsonNode> named, Map<String, Integer> places) {
    var all = new ArrayList<JsonNode>(others.size() + named.size());
    var next = 0;
    for (var item : named) {
      while (next < others.size() && before(others.get(next), item, places)) {
        all.add(others.get(next++));
      }
      all.add(item);
    }
    all.addAll(others.subList(next, others.size()));
    return all;
  }

  private boolean before(JsonNode left, JsonNode right, Map<String, Integer> places) {
    var leftAt = places.get(identity(left));
    var rightAt = places.get(identity(right));
    return leftAt != null && rightAt != null && leftAt < rightAt;
  }

  private static String scalar(JsonNode value) {
    return value.isTextual() ? '"' + value.textValue() : value.toString();
  }

  private static String text(List<JsonNode> items) {
    return items.stream().map(GoText::of).collect(Collectors.joining(" ", "[", "]"));
  }
}
