package dev.keelson.orchestrator.client.informer;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.client.ObjectKey;
import java.util.List;
import java.util.Optional;

/**
 * The objects of a resource as this client last heard of them, without their managedFields. They may be older than what
 * the server has. They are shared: copy before you change one. Any thread.
 */
public interface Indexer {
  Optional<ObjectNode> get(ObjectKey key);

  /** In no promised order. */
  List<ObjectNode> all();

  List<ObjectNode> inNamespace(String namespace);

  /** Those that the owner of this uid controls: with an owner reference whose {@code controller} is true. */
  List<ObjectNode> controlledBy(String ownerUid);

  /** Those that name the owner of this uid, in charge or not. Without an index, a walk over all. */
  default List<ObjectNode> ownedBy(String ownerUid) {
    return all().stream().filter(object -> object.path("metadata").path("ownerReferences").valueStream()
        .anyMatch(owner -> owner.path("uid").asText("").equals(ownerUid))).toList();
  }
}
