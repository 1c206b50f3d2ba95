package dev.keelson.orchestrator.patch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** JSON merge patch: members replace members, null removes, lists are replaced whole (RFC 7386 §2). */
public final class MergePatch {
  private MergePatch() {}

  public static ObjectNode apply(ObjectNode original, JsonNode patch) {
    if (!(patch instanceof ObjectNode changes)) {
      throw PatchRefusals.notDecoded(patch, "value of type map[string]interface {}");
    }
    PatchRefusals.requireShallow(patch);
    return merge(original.deepCopy(), changes);
  }

  private static ObjectNode merge(ObjectNode target, ObjectNode changes) {
    for (var change : changes.properties()) {
      var name = change.getKey();
      switch (change.getValue()) {
        case ObjectNode below -> target.set(name, merge(objectAt(target, name), below));
        case JsonNode value when value.isNull() -> target.remove(name);
        case JsonNode value -> target.set(name, value.deepCopy());
      }
    }
    return target;
  }

  private static ObjectNode objectAt(ObjectNode target, String name) {
    return target.get(name) instanceof ObjectNode object ? object : JsonNodeFactory.instance.objectNode();
  }
}
