package dev.keelson.orchestrator.patch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.schema.StructShape;

/**
 * Kubernetes' own patch: a merge patch that merges lists too, item by item, where a kind's fields say so, and that
 * carries directives for what JSON cannot say (apimachinery's strategicpatch).
 */
public final class StrategicMergePatch {
  private StrategicMergePatch() {}

  public static ObjectNode apply(ObjectNode original, JsonNode patch, StructShape shape) {
    if (!(patch instanceof ObjectNode changes)) {
      throw PatchRefusals.notStrategic(patch);
    }
    PatchRefusals.requireShallow(patch);
    return MapMerge.merge(original.deepCopy(), changes.deepCopy(), shape);
  }
}
