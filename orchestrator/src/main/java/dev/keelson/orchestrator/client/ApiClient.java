package dev.keelson.orchestrator.client;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * The verbs of the Kubernetes API. Callers wait, so they are virtual threads; any number of them at a time.
 *
 * <p>Every method throws {@link dev.keelson.orchestrator.status.Refusal} for a Status that says no, and {@link
 * Unreachable} when nobody answers.
 */
public interface ApiClient {
  ObjectNode get(ResourceType type, ObjectKey key);

  /** All of them, whatever their number. */
  ObjectPage list(ResourceType type, Selection selection);

  /**
   * Creates an object.
   *
   * @param object needs no apiVersion and kind
   */
  ObjectNode create(ResourceType type, String namespace, ObjectNode object);

  /** Writes the object that its metadata names; the resourceVersion in it is the precondition. */
  ObjectNode update(ResourceType type, ObjectNode object);

  /** As {@link #update}, of the status alone. */
  ObjectNode updateStatus(ResourceType type, ObjectNode object);

  ObjectNode patch(ResourceType type, ObjectKey key, Patch patch);

  void delete(ResourceType type, ObjectKey key, Deletion deletion);

  /** Posts to a subresource: {@code binding}, {@code eviction}, {@code token}. */
  ObjectNode post(ResourceType type, ObjectKey key, String subresource, ObjectNode body);

  /** Puts to a subresource that is no status: {@code finalize}, {@code approval}, {@code scale}. */
  ObjectNode put(ResourceType type, ObjectKey key, String subresource, ObjectNode body);

  /** Reads any path, such as those of discovery. */
  ObjectNode read(String path);

  /** All changes after {@code resourceVersion}. */
  ChangeStream watch(ResourceType type, Selection selection, String resourceVersion);
}
