package dev.keelson.orchestrator.apply;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.schema.StructShape;
import dev.keelson.orchestrator.value.Trees;
import java.util.Optional;

/**
 * The annotation in which kubectl keeps what it applied on the client's side. An object may move to server-side apply
 * without conflicts, and back (apimachinery's lastAppliedManager and lastAppliedUpdater); for kubectl only.
 */
final class LastApplied {
  private static final String ANNOTATION = "kubectl.kubernetes.io/last-applied-configuration";
  private static final String KUBECTL = "kubectl";

  private static final JsonMapper JSON = JsonMapper.builder()
      .enable(JsonNodeFeature.WRITE_PROPERTIES_SORTED)
      .build();

  private LastApplied() {}

  /** Whether all conflicts are about fields that kubectl itself has applied and nobody has changed since. */
  static boolean allows(Conflicts conflicts, ObjectNode live, StructShape shape, Writer writer) {
    if (!writer.name().equals(KUBECTL)) {
      return false;
    }
    return read(live)
        .filter(applied -> applied.path("apiVersion").asText().equals(writer.apiVersion()))
        .filter(applied -> Typing.errors(applied, shape).isEmpty())
        .map(applied -> conflicts.fields().difference(unchanged(applied, live, shape)).isEmpty())
        .orElse(false);
  }

  /** What is written as applied is what was applied now, if the object has the annotation. */
  static void renew(ObjectNode object, ObjectNode wish, Writer writer) {
    if (!writer.name().equals(KUBECTL) || text(object).isEmpty()) {
      return;
    }
    var applied = wish.deepCopy();
    if (applied.path("metadata").get("annotations") instanceof ObjectNode annotations) {
      annotations.remove(ANNOTATION);
    }
    if (object.path("metadata").get("annotations") instanceof ObjectNode annotations) {
      var text = sorted(applied) + "\n";
      annotations.put(ANNOTATION, bytes(annotations) + text.length() > Limits.ANNOTATIONS_BYTES_MAX ? "" : text);
    }
  }

  private static FieldSet unchanged(ObjectNode applied, ObjectNode live, StructShape shape) {
    var changes = Comparison.of(applied, live, shape);
    return Extraction.of(applied, shape).difference(changes.written()).difference(changes.removed());
  }

  private static Optional<ObjectNode> read(ObjectNode live) {
    try {
      return JSON.readTree(text(live)) instanceof ObjectNode applied && !Trees.deeperThan(applied, Limits.DEPTH_MAX)
          ? Optional.of(applied)
          : Optional.empty();
    } catch (JsonProcessingException notOurs) {
      return Optional.empty();
    }
  }

  private static String text(JsonNode object) {
    return object.path("metadata").path("annotations").path(ANNOTATION).asText();
  }

  private static String sorted(JsonNode node) {
    try {
      return JSON.writeValueAsString(node);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("a tree that was read cannot be written", impossible);
    }
  }

  private static int bytes(ObjectNode annotations) {
    return annotations.propertyStream()
        .filter(annotation -> !annotation.getKey().equals(ANNOTATION))
        .mapToInt(annotation -> annotation.getKey().length() + annotation.getValue().asText().length())
        .sum();
  }
}
