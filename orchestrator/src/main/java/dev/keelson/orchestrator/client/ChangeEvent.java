package dev.keelson.orchestrator.client;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * One change of a watched resource.
 *
 * @param object as it is now; as it was last when it was deleted; only its resourceVersion in a bookmark
 */
public record ChangeEvent(Type type, ObjectNode object) {
  /** What happened. */
  public enum Type { ADDED, MODIFIED, DELETED, BOOKMARK }
}
