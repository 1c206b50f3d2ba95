package dev.keelson.orchestrator.verb;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.object.Metadata;
import dev.keelson.orchestrator.object.Objects;
import dev.keelson.orchestrator.status.Refusals;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Objects in a map, with one counter of versions. A rival may write between a read and the write that follows. */
final class MemoryObjects implements Objects {
  private final Map<String, ObjectNode> stored = new HashMap<>();
  private long revision;
  private Runnable rival = () -> { };

  /** Runs once, right before the next replacement. */
  void beforeNextReplace(Runnable once) {
    rival = once;
  }

  @Override
  public Optional<ObjectNode> find(String namespace, String name) {
    return Optional.ofNullable(stored.get(namespace + "/" + name)).map(ObjectNode::deepCopy);
  }

  @Override
  public ObjectNode create(ObjectNode object) {
    if (stored.containsKey(key(object))) {
      throw Refusals.alreadyExists("", "things", Metadata.name(object));
    }
    return put(object);
  }

  @Override
  public Optional<ObjectNode> replace(ObjectNode object, ObjectNode old) {
    var once = rival;
    rival = () -> { };
    once.run();
    return isCurrent(old) ? Optional.of(put(object)) : Optional.empty();
  }

  @Override
  public Optional<ObjectNode> remove(ObjectNode old) {
    return isCurrent(old) ? Optional.ofNullable(stored.remove(key(old))) : Optional.empty();
  }

  ObjectNode put(ObjectNode object) {
    var copy = object.deepCopy();
    Metadata.of(copy).put("resourceVersion", String.valueOf(++revision));
    stored.put(key(copy), copy);
    return copy.deepCopy();
  }

  private boolean isCurrent(ObjectNode old) {
    var current = stored.get(key(old));
    return current != null && Metadata.resourceVersion(current).equals(Metadata.resourceVersion(old));
  }

  private static String key(ObjectNode object) {
    return Metadata.namespace(object) + "/" + Metadata.name(object);
  }
}
