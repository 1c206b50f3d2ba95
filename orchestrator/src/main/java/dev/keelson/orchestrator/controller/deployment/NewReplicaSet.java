package dev.keelson.orchestrator.controller.deployment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.controller.pods.HashName;
import dev.keelson.orchestrator.controller.pods.OwnerReferences;
import dev.keelson.orchestrator.object.Metadata;
import dev.keelson.orchestrator.value.Trees;
import java.util.OptionalInt;

/** The ReplicaSet of a Deployment's present template. */
final class NewReplicaSet {
  private static final String HASH = "pod-template-hash";

  private NewReplicaSet() {}

  /** Whether the ReplicaSet has the Deployment's template. */
  static boolean isOf(JsonNode deployment, JsonNode set) {
    return Trees.same(bare(template(deployment)), bare(template(set)));
  }

  private static JsonNode template(JsonNode object) {
    return object.path("spec").path("template");
  }

  /** The template without what says nothing about pods; empty maps are as good as none. */
  private static ObjectNode bare(JsonNode template) {
    var metadata = template.path("metadata").deepCopy();
    var bare = JsonNodeFactory.instance.objectNode();
    bare.set("spec", template.path("spec"));
    if (metadata instanceof ObjectNode fields) {
      fields.remove("creationTimestamp");
      if (fields.path("labels") instanceof ObjectNode labels) {
        labels.remove(HASH);
      }
      fields.properties().removeIf(field -> field.getValue().isContainerNode() && field.getValue().isEmpty());
      bare.set("metadata", fields);
    }
    return bare;
  }

  /** To be created; the same template has the same name, unless that was taken so many times by another. */
  static ObjectNode create(Rollout rollout) {
    var deployment = rollout.deployment();
    var hash = HashName.of(bare(template(deployment)), collisions(deployment));
    var set = JsonNodeFactory.instance.objectNode().put("apiVersion", "apps/v1").put("kind", "ReplicaSet");
    var metadata = set.putObject("metadata")
        .put("name", Metadata.name(deployment) + "-" + hash)
        .put("namespace", Metadata.namespace(deployment));
    metadata.putArray("ownerReferences").add(OwnerReferences.controlledBy(deployment));
    set.set("spec", spec(deployment, hash));
    metadata.set("labels", template(set).path("metadata").path("labels").deepCopy());
    amend(rollout, set);
    Annotations.scaledFor(set, rollout.bounds());
    return set;
  }

  private static ObjectNode spec(ObjectNode deployment, String hash) {
    var spec = JsonNodeFactory.instance.objectNode();
    spec.set("selector", deployment.path("spec").path("selector").deepCopy());
    spec.withObjectProperty("selector").withObjectProperty("matchLabels").put(HASH, hash);
    spec.set("template", template(deployment).deepCopy());
    spec.withObjectProperty("template").withObjectProperty("metadata").withObjectProperty("labels").put(HASH, hash);
    return spec;
  }

  /** Brings what it takes over from the Deployment up to date: annotations, its number, when its pods are available. */
  static void amend(Rollout rollout, ObjectNode set) {
    Annotations.copy(rollout.deployment(), set);
    Annotations.raise(set, revision(rollout));
    var seconds = rollout.deployment().path("spec").path("minReadySeconds").asInt(0);
    if (seconds != set.path("spec").path("minReadySeconds").asInt(0)) {
      set.withObjectProperty("spec").put("minReadySeconds", seconds);
    }
  }

  /** One more than any old one has. */
  private static long revision(Rollout rollout) {
    return rollout.old().stream().mapToLong(Annotations::revision).max().orElse(0) + 1;
  }

  private static OptionalInt collisions(JsonNode deployment) {
    var count = deployment.path("status").path("collisionCount");
    return count.isNumber() ? OptionalInt.of(count.asInt()) : OptionalInt.empty();
  }
}
