package dev.keelson.orchestrator.object;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** The stored objects of one resource. Trees that are given or returned are the caller's own. */
public interface Objects {
  /**
   * As of now: not older than this call.
   *
   * @param namespace empty for cluster scope
   */
  Optional<ObjectNode> find(String namespace, String name);

  /**
   * Stores a new object.
   *
   * @return the object with its resourceVersion
   * @throws dev.keelson.orchestrator.status.Refusal 409 when there is one of this name
   */
  ObjectNode create(ObjectNode object);

  /**
   * Stores the object in place of the old one, if that is still what is stored.
   *
   * @return the object with its resourceVersion; empty when another version is stored
   */
  Optional<ObjectNode> replace(ObjectNode object, ObjectNode old);

  /**
   * Removes the object, if the old version is still what is stored.
   *
   * @return the object with the revision of its end as resourceVersion; empty when another version is stored
   */
  Optional<ObjectNode> remove(ObjectNode old);
}
