package dev.keelson.orchestrator.patch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** One step of a JSON patch (RFC 6902 §4). */
sealed interface Operation {
  void apply(Document document);

  record Add(Pointer path, JsonNode value) implements Operation {
    @Override
    public void apply(Document document) {
      document.add(path, value.deepCopy());
    }
  }

  record Remove(Pointer path) implements Operation {
    @Override
    public void apply(Document document) {
      document.remove(path);
    }
  }

  record Replace(Pointer path, JsonNode value) implements Operation {
    @Override
    public void apply(Document document) {
      document.replace(path, value.deepCopy());
    }
  }

  record Move(Pointer from, Pointer path) implements Operation {
    @Override
    public void apply(Document document) {
      document.move(from, path);
    }
  }

  record Copy(Pointer from, Pointer path) implements Operation {
    @Override
    public void apply(Document document) {
      document.copy(from, path);
    }
  }

  record Test(Pointer path, JsonNode value) implements Operation {
    @Override
    public void apply(Document document) {
      document.test(path, value);
    }
  }

  /** Kubernetes takes any list of objects for a patch and finds out what is wrong with them when it applies them. */
  static Operation read(JsonNode node) {
    if (!(node instanceof ObjectNode object)) {
      throw PatchRefusals.notDecoded(node, "value of type handlers.jsonPatchOp");
    }
    return switch (text(object, "op")) {
      case "add" -> new Add(path(object, "path"), value(object));
      case "remove" -> new Remove(path(object, "path"));
      case "replace" -> new Replace(path(object, "path"), value(object));
      case "move" -> new Move(path(object, "from"), path(object, "path"));
      case "copy" -> new Copy(path(object, "from"), path(object, "path"));
      case "test" -> new Test(path(object, "path"), value(object));
      default -> throw PatchRefusals.inapplicable();
    };
  }

  private static Pointer path(ObjectNode object, String name) {
    if (object.path(name).isNull() || !object.has(name)) {
      throw PatchRefusals.inapplicable();
    }
    return Pointer.parse(text(object, name));
  }

  private static JsonNode value(ObjectNode object) {
    var value = object.get("value");
    return value == null ? NullNode.instance : value;
  }

  private static String text(ObjectNode object, String name) {
    var value = object.path(name);
    if (value.isTextual() || value.isMissingNode() || value.isNull()) {
      return value.asText("");
    }
    throw PatchRefusals.notDecoded(value, "struct field jsonPatchOp." + name + " of type string");
  }
}
