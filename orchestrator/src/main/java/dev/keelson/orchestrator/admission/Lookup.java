package dev.keelson.orchestrator.admission;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** What plugins may know of other objects. Resources are named by their stored row: group and plural. */
public interface Lookup {
  /**
   * From the cache, which may be a moment behind.
   *
   * @param namespace empty for cluster scope
   */
  Optional<ObjectNode> find(String group, String plural, String namespace, String name);

  /** From the store, not older than this call. */
  Optional<ObjectNode> read(String group, String plural, String namespace, String name);

  /** From the cache, or from the store when the cache has none: for what may have been created a moment ago. */
  default Optional<ObjectNode> sure(String group, String plural, String namespace, String name) {
    return find(group, plural, namespace, name).or(() -> read(group, plural, namespace, name));
  }

  /** From the cache, which may be a moment behind, by name. */
  List<ObjectNode> list(String group, String plural, String namespace);

  /**
   * Changes the status of an object that is stored, against others who do the same; quota is charged this way.
   *
   * @param change returns the object to store, or its argument when nothing changes; may throw to give up; may run
   *     again
   */
  void change(String group, String plural, String namespace, String name, UnaryOperator<ObjectNode> change);
}
