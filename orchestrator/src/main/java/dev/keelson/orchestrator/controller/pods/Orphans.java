package dev.keelson.orchestrator.controller.pods;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.client.ObjectKey;
import dev.keelson.orchestrator.client.informer.Indexer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Objects without a controller, which somebody may want to adopt: to look through a whole namespace for them at each
 * reconcile would cost as much as there are pods, squared.
 *
 * <p>Told by the informer's thread, asked by workers. Holds no more keys than there are orphans, and those that are
 * gone until somebody asks.
 */
public final class Orphans {
  private final ConcurrentHashMap<String, Set<ObjectKey>> byNamespace = new ConcurrentHashMap<>();
  private final Indexer objects;

  public Orphans(Indexer objects) {
    this.objects = objects;
  }

  /** Told about each object that is added, changed or deleted. */
  public void noted(ObjectNode object) {
    var key = ObjectKey.of(object);
    if (OwnerReferences.controllerUid(object).isEmpty()) {
      byNamespace.computeIfAbsent(key.namespace(), _ -> ConcurrentHashMap.newKeySet()).add(key);
    }
  }

  /** The orphans of a namespace, as the cache has them now. */
  public List<ObjectNode> in(String namespace) {
    var keys = byNamespace.getOrDefault(namespace, Set.of());
    var found = new ArrayList<ObjectNode>();
    for (var key : keys) {
      var object = objects.get(key).filter(each -> OwnerReferences.controllerUid(each).isEmpty());
      object.ifPresentOrElse(found::add, () -> keys.remove(key));
    }
    return found;
  }
}
