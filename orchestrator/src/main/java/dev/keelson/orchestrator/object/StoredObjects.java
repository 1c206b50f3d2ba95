package dev.keelson.orchestrator.object;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.codec.JsonText;
import dev.keelson.orchestrator.resource.Resource;
import dev.keelson.orchestrator.resource.Trait;
import dev.keelson.orchestrator.status.Refusals;
import dev.keelson.orchestrator.storage.ObjectStore;
import dev.keelson.orchestrator.storage.Stored;
import dev.keelson.orchestrator.storage.Swap;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Objects as JSON under {@code /registry/RESOURCE/NAMESPACE/NAME}, where Kubernetes has them. The resourceVersion is
 * the revision of the key, so it is not in the JSON.
 */
public final class StoredObjects implements Objects {
  static final String ROOT = "/registry/";
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long HOUR_SECONDS = 3_600;

  private final ObjectStore store;
  private final Resource resource;

  public StoredObjects(ObjectStore store, Resource resource) {
    this.store = store;
    this.resource = resource;
  }

  /** What all keys of a resource begin with; ends with a slash. */
  public static String prefix(Resource resource) {
    return ROOT + resource.place().path() + "/";
  }

  /** Where an object is. */
  public static String key(Resource resource, String namespace, String name) {
    return prefix(resource) + (resource.namespaced() ? namespace + "/" : "") + name;
  }

  private String key(ObjectNode object) {
    return key(resource, Metadata.namespace(object), Metadata.name(object));
  }

  @Override
  public Optional<ObjectNode> find(String namespace, String name) {
    return store.get(key(resource, namespace, name)).object().map(StoredObjects::tree);
  }

  @Override
  public ObjectNode create(ObjectNode object) {
    OptionalLong revision = store.create(key(object), bytes(object), ttlSeconds());
    if (revision.isEmpty()) {
      throw Refusals.alreadyExists(resource.group(), resource.plural(), Metadata.name(object));
    }
    return at(object, revision.getAsLong());
  }

  @Override
  public Optional<ObjectNode> replace(ObjectNode object, ObjectNode old) {
    return switch (store.replace(key(old), bytes(object), revision(old), ttlSeconds())) {
      case Swap.Made made -> Optional.of(at(object, made.revision()));
      case Swap.Lost _ -> Optional.empty();
    };
  }

  @Override
  public Optional<ObjectNode> remove(ObjectNode old) {
    return switch (store.delete(key(old), revision(old))) {
      case Swap.Made made -> Optional.of(at(old, made.revision()));
      case Swap.Lost _ -> Optional.empty();
    };
  }

  private long ttlSeconds() {
    return resource.has(Trait.HOUR) ? HOUR_SECONDS : 0;
  }

  private static long revision(ObjectNode object) {
    return Long.parseLong(Metadata.resourceVersion(object));
  }

  private static ObjectNode at(ObjectNode object, long revision) {
    var stored = object.deepCopy();
    Metadata.of(stored).put("resourceVersion", String.valueOf(revision));
    return stored;
  }

  /** A stored version as a tree, with its resourceVersion. */
  public static ObjectNode tree(Stored stored) {
    try {
      if (JSON.readTree(stored.value()) instanceof ObjectNode object) {
        Metadata.of(object).put("resourceVersion", String.valueOf(stored.revision()));
        return object;
      }
    } catch (IOException broken) {
      throw unreadable(stored, broken);
    }
    throw unreadable(stored, null);
  }

  private static IllegalStateException unreadable(Stored stored, @Nullable Exception cause) {
    return new IllegalStateException("what is stored under " + stored.key() + " is not a JSON object", cause);
  }

  private byte[] bytes(ObjectNode object) {
    return JsonText.compact(bare(object), resource.shape());
  }

  /** Without its resourceVersion. */
  static ObjectNode bare(ObjectNode object) {
    var bare = object.deepCopy();
    Metadata.of(bare).remove("resourceVersion");
    return bare;
  }
}
