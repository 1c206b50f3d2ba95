package dev.keelson.orchestrator.patch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.value.Trees;

/** The document while a JSON patch changes it. Owned by one patch. */
final class Document {
  private final Allowance copied = new Allowance(Limits.COPIED_BYTES_MAX);
  private final Allowance moved = new Allowance(Limits.MOVED_BYTES_MAX);
  private JsonNode root;

  Document(ObjectNode root) {
    this.root = root;
  }

  JsonNode root() {
    return root;
  }

  /** @param value becomes part of the document */
  void add(Pointer path, JsonNode value) {
    var parent = parent(path);
    requireShallow(path, value);
    switch (parent) {
      case ObjectNode object -> object.set(path.last(), value);
      case ArrayNode array -> array.insert(insertAt(array, path.last()), value);
      default -> throw PatchRefusals.inapplicable();
    }
  }

  JsonNode remove(Pointer path) {
    var removed = switch (parent(path)) {
      case ObjectNode object -> object.remove(path.last());
      case ArrayNode array -> array.remove(at(array, path.last()));
      default -> null;
    };
    if (removed == null) {
      throw PatchRefusals.inapplicable();
    }
    return removed;
  }

  void replace(Pointer path, JsonNode value) {
    requireShallow(path, value);
    if (path.isRoot()) {
      root = value;
      return;
    }
    switch (parent(path)) {
      case ObjectNode object -> object.set(path.last(), value);
      case ArrayNode array -> array.set(at(array, path.last()), value);
      default -> throw PatchRefusals.inapplicable();
    }
  }

  void move(Pointer from, Pointer path) {
    var value = remove(from);
    moved.take(value);
    add(path, value);
  }

  void copy(Pointer from, Pointer path) {
    var value = valueAt(from);
    copied.take(value);
    add(path, value.deepCopy());
  }

  void test(Pointer path, JsonNode expected) {
    var found = path.isRoot() ? root : valueAt(path);
    if (!Trees.same(found, expected)) {
      throw PatchRefusals.inapplicable();
    }
  }

  /** Null for a member that is not there. */
  private JsonNode valueAt(Pointer path) {
    var value = switch (parent(path)) {
      case ObjectNode object -> object.get(path.last());
      case ArrayNode array -> array.get(at(array, path.last()));
      default -> throw PatchRefusals.inapplicable();
    };
    return value == null ? NullNode.instance : value;
  }

  /** The container that holds the place. */
  private JsonNode parent(Pointer path) {
    if (path.isRoot()) {
      throw PatchRefusals.inapplicable();
    }
    var place = root;
    for (var token : path.parents()) {
      place = place instanceof ArrayNode array ? array.get(at(array, token)) : place.get(token);
      if (place == null) {
        throw PatchRefusals.inapplicable();
      }
    }
    return place;
  }

  private static int at(ArrayNode array, String token) {
    var index = number(token);
    var counted = index < 0 ? index + array.size() : index;
    if (counted < 0 || counted >= array.size()) {
      throw PatchRefusals.inapplicable();
    }
    return counted;
  }

  private static int insertAt(ArrayNode array, String token) {
    if (token.equals("-")) {
      return array.size();
    }
    var index = number(token);
    var counted = index < 0 ? index + array.size() + 1 : index;
    if (counted < 0 || counted > array.size()) {
      throw PatchRefusals.inapplicable();
    }
    return counted;
  }

  private static int number(String token) {
    try {
      return Integer.parseInt(token);
    } catch (NumberFormatException notAnIndex) {
      throw PatchRefusals.inapplicable();
    }
  }

  private static void requireShallow(Pointer path, JsonNode value) {
    if (Trees.deeperThan(value, Limits.DEPTH_MAX - path.tokens().size())) {
      throw PatchRefusals.inapplicable();
    }
  }
}
