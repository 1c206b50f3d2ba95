package dev.keelson.orchestrator.subresource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.selector.LabelSelector;
import dev.keelson.orchestrator.status.FieldError;
import dev.keelson.orchestrator.status.Refusals;
import java.util.List;

/** How many there shall be and are, of whatever can be scaled (autoscaling/v1 Scale). */
public final class Scale {
  private static final List<String> METADATA =
      List.of("name", "namespace", "uid", "resourceVersion", "creationTimestamp");

  private Scale() {}

  public static ObjectNode of(ObjectNode object) {
    var scale = JsonNodeFactory.instance.objectNode().put("kind", "Scale").put("apiVersion", "autoscaling/v1");
    var metadata = scale.putObject("metadata");
    METADATA.forEach(field -> {
      var value = object.path("metadata").get(field);
      if (value != null) {
        metadata.set(field, value);
      }
    });
    var spec = scale.putObject("spec");
    long wanted = object.path("spec").path("replicas").asLong(0);
    if (wanted != 0) {
      spec.put("replicas", wanted);
    }
    var status = scale.putObject("status").put("replicas", object.path("status").path("replicas").asLong(0));
    var selector = selector(object.path("spec").path("selector"), object.path("kind").asText(""));
    if (!selector.isEmpty()) {
      status.put("selector", selector);
    }
    return scale;
  }

  /** Replication controllers have plain labels where the others have a selector. */
  private static String selector(JsonNode selector, String kind) {
    if (!selector.isObject()) {
      return "";
    }
    return (kind.equals("ReplicationController") ? LabelSelector.ofLabels(selector) : LabelSelector.of(selector))
        .toString();
  }

  /**
   * The object with as many replicas as the scale wants, and the version that it names as seen.
   *
   * @throws dev.keelson.orchestrator.status.Refusal 422 when the number is none
   */
  public static ObjectNode applied(ObjectNode object, ObjectNode scale) {
    var name = object.path("metadata").path("name").asText("");
    long replicas = scale.path("spec").path("replicas").asLong(0);
    if (replicas < 0) {
      throw Refusals.invalid("autoscaling", "Scale", name, List.of(FieldError.invalid(
          "spec.replicas", scale.path("spec").path("replicas"), "must be greater than or equal to 0")));
    }
    var scaled = object.deepCopy();
    scaled.withObjectProperty("spec").put("replicas", replicas);
    var metadata = scaled.withObjectProperty("metadata");
    var seen = scale.path("metadata").path("resourceVersion").asText("");
    if (!seen.isEmpty()) {
      metadata.put("resourceVersion", seen);
    }
    var uid = scale.path("metadata").path("uid").asText("");
    if (!uid.isEmpty()) {
      metadata.put("uid", uid);
    }
    return scaled;
  }
}
