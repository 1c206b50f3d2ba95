package dev.keelson.orchestrator.patch;

import com.fasterxml.jackson.databind.JsonNode;
import dev.keelson.orchestrator.status.Details;
import dev.keelson.orchestrator.status.Reason;
import dev.keelson.orchestrator.status.Refusal;
import dev.keelson.orchestrator.status.Refusals;
import dev.keelson.orchestrator.value.Trees;

/** What is wrong with a patch, in Kubernetes' words (apiserver's patch handler, apimachinery's mergepatch). */
final class PatchRefusals {
  private PatchRefusals() {}

  /** The patch is well formed but this object cannot take it. Kubernetes does not say why. */
  static Refusal inapplicable() {
    return new Refusal(Reason.INVALID, "the server rejected our request due to an error in our request", Details.NONE);
  }

  /** @param goType what Kubernetes reads the patch into; its clients see it in the message */
  static Refusal notDecoded(JsonNode found, String goType) {
    return Refusals.badRequest("error decoding patch: " + unmarshal(found, goType));
  }

  /** A strategic patch is read by another function, which says less. */
  static Refusal notStrategic(JsonNode found) {
    return Refusals.badRequest(unmarshal(found, "value of type map[string]interface {}"));
  }

  private static String unmarshal(JsonNode found, String goType) {
    var kind = switch (found.getNodeType()) {
      case OBJECT, POJO -> "object";
      case ARRAY -> "array";
      case STRING, BINARY -> "string";
      case NUMBER -> "number";
      case BOOLEAN -> "bool";
      case NULL, MISSING -> "null";
    };
    return "json: cannot unmarshal " + kind + " into Go " + goType;
  }

  static Refusal malformed(String message) {
    return Refusals.badRequest(message);
  }

  /** The strategic patch does not fit the object's lists. */
  static Refusal unfit(String message) {
    return new Refusal(Reason.INVALID, message, Details.NONE);
  }

  static Refusal noMergeKey(JsonNode item, String key) {
    return unfit("map: " + GoText.of(item) + " does not contain declared merge key: " + key);
  }

  static void requireShallow(JsonNode patch) {
    if (Trees.deeperThan(patch, Limits.DEPTH_MAX)) {
      throw Refusals.badRequest("the patch is nested deeper than " + Limits.DEPTH_MAX + " levels");
    }
  }
}
