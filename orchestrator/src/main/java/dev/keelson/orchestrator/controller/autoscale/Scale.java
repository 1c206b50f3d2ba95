package dev.keelson.orchestrator.controller.autoscale;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.client.ApiClient;
import dev.keelson.orchestrator.client.ObjectKey;
import dev.keelson.orchestrator.client.ResourceType;
import dev.keelson.orchestrator.client.ResourceTypes;
import dev.keelson.orchestrator.object.Metadata;
import dev.keelson.orchestrator.status.Reason;
import dev.keelson.orchestrator.status.Refusal;
import java.util.List;

/**
 * The scale of what an autoscaler sizes.
 *
 * @param tree the Scale object
 */
record Scale(ResourceType type, ObjectKey key, ObjectNode tree) {
  private static final List<ResourceType> SCALED = List.of(ResourceTypes.DEPLOYMENTS, ResourceTypes.REPLICA_SETS,
      ResourceTypes.STATEFUL_SETS, ResourceTypes.REPLICATION_CONTROLLERS);

  /**
   * Reads it.
   *
   * @throws Refusal when there is none
   */
  static Scale read(ApiClient client, ObjectNode autoscaler) {
    var target = autoscaler.path("spec").path("scaleTargetRef");
    var type = type(target);
    var key = new ObjectKey(Metadata.namespace(autoscaler), target.path("name").asText());
    var path = (type.group().isEmpty() ? "/api/" : "/apis/") + type.apiVersion() + "/namespaces/" + key.namespace()
        + "/" + type.plural() + "/" + key.name() + "/scale";
    return new Scale(type, key, client.read(path));
  }

  private static ResourceType type(JsonNode target) {
    var kind = target.path("kind").asText();
    var version = target.path("apiVersion").asText();
    return SCALED.stream()
        .filter(type -> type.kind().equals(kind) && type.apiVersion().equals(version))
        .findFirst()
        .orElseThrow(() -> new Refusal(Reason.NOT_FOUND,
            "no matches for kind \"" + kind + "\" in version \"" + version + "\""));
  }

  int wanted() {
    return tree.path("spec").path("replicas").asInt(0);
  }

  int current() {
    return tree.path("status").path("replicas").asInt(0);
  }

  String selector() {
    return tree.path("status").path("selector").asText("");
  }

  /** Writes another number, if the scale is still the one that was read. */
  void write(ApiClient client, int replicas) {
    var scaled = tree.deepCopy();
    scaled.withObjectProperty("spec").put("replicas", replicas);
    client.put(type, key, "scale", scaled);
  }
}
