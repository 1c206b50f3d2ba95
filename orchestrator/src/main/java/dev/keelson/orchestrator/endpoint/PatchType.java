package dev.keelson.orchestrator.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.patch.JsonPatch;
import dev.keelson.orchestrator.patch.MergePatch;
import dev.keelson.orchestrator.patch.StrategicMergePatch;
import dev.keelson.orchestrator.schema.StructShape;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The ways to name a difference, by the media types of their bodies. */
enum PatchType {
  JSON("application/json-patch+json"),
  MERGE("application/merge-patch+json"),
  STRATEGIC("application/strategic-merge-patch+json");

  private final String mediaType;

  PatchType(String mediaType) {
    this.mediaType = mediaType;
  }

  static Optional<PatchType> of(String mediaType) {
    return Stream.of(values()).filter(type -> type.mediaType.equals(mediaType)).findFirst();
  }

  static List<String> mediaTypes() {
    return Stream.of(values()).map(type -> type.mediaType).toList();
  }

  /** May change {@code before}. */
  ObjectNode apply(ObjectNode before, JsonNode patch, StructShape shape) {
    return switch (this) {
      case JSON -> JsonPatch.apply(before, patch);
      case MERGE -> MergePatch.apply(before, patch);
      case STRATEGIC -> StrategicMergePatch.apply(before, patch, shape);
    };
  }
}
