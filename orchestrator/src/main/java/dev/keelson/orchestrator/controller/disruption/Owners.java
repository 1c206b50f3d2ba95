package dev.keelson.orchestrator.controller.disruption;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.client.ObjectKey;
import dev.keelson.orchestrator.client.ResourceType;
import dev.keelson.orchestrator.client.ResourceTypes;
import dev.keelson.orchestrator.client.informer.Indexer;
import dev.keelson.orchestrator.client.informer.Informers;
import dev.keelson.orchestrator.controller.pods.OwnerReferences;
import dev.keelson.orchestrator.object.Metadata;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How many pods those want who own some: replica sets, their deployments, replication controllers, stateful sets. */
final class Owners {
  private static final List<ResourceType> SCALED = List.of(ResourceTypes.REPLICA_SETS, ResourceTypes.DEPLOYMENTS,
      ResourceTypes.STATEFUL_SETS, ResourceTypes.REPLICATION_CONTROLLERS);

  private final Map<ResourceType, Indexer> byType = new LinkedHashMap<>();

  /**
   * What was found.
   *
   * @param wanted how many pods all owners want together
   * @param hasUnmanaged whether there are pods without an owner
   * @param unknown why the sum is not known; empty when it is
   */
  record Sum(int wanted, boolean hasUnmanaged, Optional<String> unknown) {}

  Owners(Informers informers) {
    SCALED.forEach(type -> byType.put(type, informers.of(type)));
  }

  Sum of(List<ObjectNode> pods) {
    var wantedByUid = new HashMap<String, Integer>();
    var seen = new HashSet<String>();
    boolean hasUnmanaged = false;
    for (var pod : pods) {
      var uid = OwnerReferences.controllerUid(pod);
      hasUnmanaged |= uid.isEmpty();
      if (!uid.isEmpty() && seen.add(uid)) {
        var owner = scaledOwner(pod);
        if (owner.isEmpty()) {
          var why = "found no controllers for pod \"" + Metadata.name(pod) + "\"";
          return new Sum(0, hasUnmanaged, Optional.of(why));
        }
        wantedByUid.put(Metadata.uid(owner.get()), owner.get().path("spec").path("replicas").asInt(1));
      }
    }
    int wanted = wantedByUid.values().stream().mapToInt(Integer::intValue).sum();
    return new Sum(wanted, hasUnmanaged, Optional.empty());
  }

  /** A replica set wants what its deployment lets it; the deployment knows the whole. */
  private Optional<ObjectNode> scaledOwner(JsonNode pod) {
    var owner = owner(pod);
    return owner.flatMap(this::owner).or(() -> owner);
  }

  private Optional<ObjectNode> owner(JsonNode object) {
    for (var known : byType.entrySet()) {
      var type = known.getKey();
      var owner = OwnerReferences.controllerName(object, type.group(), type.kind())
          .flatMap(name -> known.getValue().get(new ObjectKey(Metadata.namespace(object), name)))
          .filter(each -> Metadata.uid(each).equals(OwnerReferences.controllerUid(object)));
      if (owner.isPresent()) {
        return owner;
      }
    }
    return Optional.empty();
  }
}
