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

/** Objects by key, by namespace and by controller, guarded by one lock. */
final class Objects implements Indexer {
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<ObjectKey, ObjectNode> byKey = new HashMap<>();
  private final Map<String, Map<ObjectKey, ObjectNode>> byNamespace = new HashMap<>();
  private final Map<String, Map<ObjectKey, ObjectNode>> byController = new HashMap<>();

  /** Returns what was there. */
  Optional<ObjectNode> put(ObjectNode object) {
    lock.lock();
    try {
      var key = ObjectKey.of(object);
      var before = Optional.ofNullable(byKey.put(key, object));
      before.ifPresent(old -> take(byController, controller(old), key));
      byNamespace.computeIfAbsent(key.namespace(), _ -> new HashMap<>()).put(key, object);
      var controller = controller(object);
      if (!controller.isEmpty()) {
        byController.computeIfAbsent(controller, _ -> new HashMap<>()).put(key, object);
      }
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
        take(byController, controller(old), key);
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
    return of(byController, ownerUid);
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

  private static String controller(ObjectNode object) {
    for (JsonNode owner : object.path("metadata").path("ownerReferences")) {
      if (owner.path("controller").asBoolean()) {
        return owner.path("uid").asText("");
      }
    }
    return "";
  }
}
