package dev.keelson.orchestrator.client.informer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.client.ObjectKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

/** Objects by key, by namespace and by owner, guarded by one lock. */
final class Objects implements Indexer {
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<ObjectKey, ObjectNode> byKey = new HashMap<>();
  private final Map<String, Map<ObjectKey, ObjectNode>> byNamespace = new HashMap<>();
  private final Map<String, Map<ObjectKey, ObjectNode>> byOwner = new HashMap<>();

  /** Returns what was there. */
  Optional<ObjectNode> put(ObjectNode object) {
    lock.lock();
    try {
      var key = ObjectKey.of(object);
      var before = Optional.ofNullable(byKey.put(key, object));
      before.ifPresent(old -> owners(old).forEach(owner -> take(byOwner, owner, key)));
      byNamespace.computeIfAbsent(key.namespace(), _ -> new HashMap<>()).put(key, object);
      owners(object).forEach(owner -> byOwner.computeIfAbsent(owner, _ -> new HashMap<>()).put(key, object));
      return before;
    } finally {
      lock.unlock();
    }
  }

  /** Returns what was there. */
  Optional<ObjectNode> remove(ObjectKey key) {
    lock.lock();
    try {
      var before = Optional.ofNullable(byKey.remove(key));
      before.ifPresent(old -> {
        take(byNamespace, key.namespace(), key);
        owners(old).forEach(owner -> take(byOwner, owner, key));
      });
      return before;
    } finally {
      lock.unlock();
    }
  }

  List<ObjectKey> keys() {
    lock.lock();
    try {
      return List.copyOf(byKey.keySet());
    } finally {
      lock.unlock();
    }
  }

  @Override
  public Optional<ObjectNode> get(ObjectKey key) {
    lock.lock();
    try {
      return Optional.ofNullable(byKey.get(key));
    } finally {
      lock.unlock();
    }
  }

  @Override
  public List<ObjectNode> all() {
    return copy(byKey);
  }

  @Override
  public List<ObjectNode> inNamespace(String namespace) {
    return of(byNamespace, namespace);
  }

  @Override
  public List<ObjectNode> controlledBy(String ownerUid) {
    return ownedBy(ownerUid).stream().filter(object -> references(object)
        .anyMatch(owner -> owner.path("controller").asBoolean() && uid(owner).equals(ownerUid))).toList();
  }

  @Override
  public List<ObjectNode> ownedBy(String ownerUid) {
    return of(byOwner, ownerUid);
  }

  private List<ObjectNode> of(Map<String, Map<ObjectKey, ObjectNode>> index, String value) {
    lock.lock();
    try {
      return new ArrayList<>(index.getOrDefault(value, Map.of()).values());
    } finally {
      lock.unlock();
    }
  }

  private List<ObjectNode> copy(Map<ObjectKey, ObjectNode> objects) {
    lock.lock();
    try {
      return new ArrayList<>(objects.values());
    } finally {
      lock.unlock();
    }
  }

  private static void take(Map<String, Map<ObjectKey, ObjectNode>> index, String value, ObjectKey key) {
    index.computeIfPresent(value, (_, objects) -> {
      objects.remove(key);
      return objects.isEmpty() ? null : objects;
    });
  }

  private static Stream<String> owners(ObjectNode object) {
    return references(object).map(Objects::uid);
  }

  private static Stream<JsonNode> references(ObjectNode object) {
    return object.path("metadata").path("ownerReferences").valueStream();
  }

  private static String uid(JsonNode owner) {
    return owner.path("uid").asText("");
  }
}
