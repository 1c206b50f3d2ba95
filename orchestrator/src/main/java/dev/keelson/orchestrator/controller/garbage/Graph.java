package dev.keelson.orchestrator.controller.garbage;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.client.ObjectKey;
import dev.keelson.orchestrator.client.ResourceType;
import dev.keelson.orchestrator.client.discovery.ServedResource;
import dev.keelson.orchestrator.client.informer.Indexer;
import dev.keelson.orchestrator.client.informer.Informers;
import dev.keelson.orchestrator.object.Metadata;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Who owns whom, as far as the informers have heard. Any thread. */
final class Graph {
  /** An object and its resource. */
  record Member(ResourceType type, ObjectNode object) {
    ObjectKey key() {
      return Item.of(type, object).key();
    }
  }

  private record GroupKind(String group, String kind) {}

  private final Informers informers;
  private final Map<ResourceType, Indexer> indexers = new ConcurrentHashMap<>();
  private final Map<GroupKind, ServedResource> byKind = new ConcurrentHashMap<>();

  Graph(Informers informers) {
    this.informers = informers;
  }

  /** Takes a resource in; false when it is known already. */
  boolean add(ServedResource resource) {
    var type = resource.type();
    byKind.put(new GroupKind(type.group(), type.kind()), resource);
    return indexers.putIfAbsent(type, informers.of(type)) == null;
  }

  /** Empty for kinds that are not served. */
  Optional<ServedResource> resource(OwnerReference reference) {
    return Optional.ofNullable(byKind.get(new GroupKind(reference.group(), reference.kind())));
  }

  Optional<ResourceType> type(String qualified) {
    return indexers.keySet().stream().filter(type -> type.toString().equals(qualified)).findFirst();
  }

  Optional<ObjectNode> find(ResourceType type, ObjectKey key) {
    return Optional.ofNullable(indexers.get(type)).flatMap(indexer -> indexer.get(key));
  }

  /** The owner that a reference names, if there is one of that uid where it has to be. */
  Optional<Member> owner(OwnerReference reference, String namespace) {
    return resource(reference).flatMap(resource -> {
      var key = new ObjectKey(resource.namespaced() ? namespace : "", reference.name());
      return find(resource.type(), key).filter(object -> Metadata.uid(object).equals(reference.uid()))
          .map(object -> new Member(resource.type(), object));
    });
  }

  /** All that name the object as an owner; those in other namespaces do so in vain. */
  List<Member> dependents(ObjectNode owner) {
    var namespace = Metadata.namespace(owner);
    var all = new ArrayList<Member>();
    indexers.forEach((type, indexer) -> {
      for (var dependent : indexer.ownedBy(Metadata.uid(owner))) {
        if (namespace.isEmpty() || namespace.equals(Metadata.namespace(dependent))) {
          all.add(new Member(type, dependent));
        }
      }
    });
    return all;
  }

  /** Whether somebody of this uid lives in another namespace. */
  boolean livesElsewhere(OwnerReference reference) {
    return resource(reference).map(resource -> indexers.get(resource.type())).stream()
        .flatMap(indexer -> indexer.all().stream())
        .anyMatch(object -> Metadata.uid(object).equals(reference.uid()));
  }
}
