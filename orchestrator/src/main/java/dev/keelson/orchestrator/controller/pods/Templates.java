package dev.keelson.orchestrator.controller.pods;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.object.Metadata;
import dev.keelson.orchestrator.value.Names;
import java.util.List;

/** Pods as their owner's template wants them (kubernetes' GetPodFromTemplate). */
public final class Templates {
  private static final List<String> COPIED = List.of("labels", "annotations", "finalizers");

  private Templates() {}

  /**
   * A pod to be created, with a name for the server to complete.
   *
   * @param owner the whole object, with apiVersion and kind
   */
  public static ObjectNode pod(JsonNode template, JsonNode owner) {
    var pod = JsonNodeFactory.instance.objectNode().put("kind", "Pod").put("apiVersion", "v1");
    var metadata = pod.putObject("metadata")
        .put("generateName", prefix(Metadata.name(owner)))
        .put("namespace", Metadata.namespace(owner));
    for (var field : COPIED) {
      var value = template.path("metadata").path(field);
      if (!value.isEmpty()) {
        metadata.set(field, value.deepCopy());
      }
    }
    metadata.putArray("ownerReferences").add(OwnerReferences.controlledBy(owner));
    pod.set("spec", template.path("spec").deepCopy());
    return pod;
  }

  /** With a dash, if that can be the beginning of a name. */
  private static String prefix(String owner) {
    return Names.subdomain(owner + "-0").isEmpty() ? owner + "-" : owner;
  }
}
